import { sizeText } from '../file-field.tsx'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type PackVolume = {
  readonly number: number
  readonly file: string
  readonly sha256: string
  readonly bytes: bigint
}

/** The files of a pack with their sizes and hashes. */
export function PackVolumes({ volumes }: { readonly volumes: readonly PackVolume[] }) {
  return (
    <section aria-labelledby="volumes">
      <h2 id="volumes" className="section-head">
        {volumes.length === 1 ? 'Its file' : `Its ${countText(volumes.length)} volumes`}
      </h2>
      {volumes.length === 1 ? null : (
        <p className="hint">
          Each verifies by itself, and all together as the pack: without one of them it cannot be told whether anything
          is missing. Lists are in the first, papers in all.
        </p>
      )}
      <DataTable label="Volumes">
        <TableHeads columns={['File', { figure: 'Size' }, 'SHA-256']} />
        <tbody>
          {volumes.map(({ number, file, sha256, bytes }) => (
            <tr key={number}>
              <th scope="row">{file}</th>
              <td className="number">{sizeText(Number(bytes))}</td>
              <td className="mono">{sha256}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
