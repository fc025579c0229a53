import { notCheckedByPack } from '../../../domain/audit-packs/rules.ts'
import type { PackContents as Contents } from '../../../domain/audit-packs/schema.ts'
import type { PackRegister } from '../../../domain/kernel/pack-layout.ts'
import { Badge } from '../badge.tsx'
import { sizeText } from '../file-field.tsx'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

const REGISTERS: Readonly<Record<PackRegister, string>> = {
  adjustments: 'Adjustments, with the two people behind each',
  ledger: 'The ledger: the equation of each goods class',
  'opening-stock': 'Opening stock as it was declared',
  periods: 'Closed periods with what was counted',
  processings: 'What was manufactured, mixed and sorted',
  'stock-declaration': 'Stock declaration, with values',
  certificates: 'Certificates of rough goods',
  counterparties: 'Counterparties, with every look at their registration',
  'credit-notes': 'Credit notes',
  'corrective-actions': 'Corrective actions',
  'debit-notes': 'Debit notes',
  'memo-returns': 'Memo returns',
  events: 'Who did what, when',
  exceptions: 'Exceptions: open, waived and mended',
  members: 'People and their roles',
  memos: 'Memos',
  quantities: 'Quantities by goods class',
  registrations: 'The company’s registrations',
  statements: 'Statements, word for word',
  'warranties-issued': 'Warranties issued',
  'warranties-received': 'Warranties received',
}

const OTHERS: Readonly<Record<string, string>> = {
  '07_proofs/checkpoint.txt': 'The signed head of the company’s log that the pack ends with',
  '07_proofs/completeness.json':
    'What the pack says of its own completeness: numbers used, voided and missing, files, rows',
  '07_proofs/documents/': 'The proof of each document',
  '07_proofs/entries.ndjson': 'The entries of the log since the last pack',
  '07_proofs/keys.txt': 'The public keys of the log, old and new',
  '07_proofs/previous-checkpoint.txt': 'The head that the last pack ended with',
  '07_proofs/previous-peaks.txt': 'Hashes of the log as it was then',
  'how-to-verify.md': 'How to check all of it by hand',
  'verify.html': 'The page that verifies the pack, without a network',
  '00_cover.pdf': 'Cover: scope, counts, totals, hashes of the registers; signed',
  '02_reconciliation/annual_summary.pdf': 'Summary: for each class what came, what went and what is left; signed',
  '05_documents/issued/': 'Every PDF as it was printed',
  '05_documents/kpc/': 'Certificates of rough goods',
  '05_documents/received/': 'Every file as it was received',
  '05_documents/registrations/': 'Evidence of registrations',
  'README.txt': 'How to read it: every column explained',
}

const CHECKED_PAPERS = [
  'Every document of the period has its PDF in the pack.',
  'Every stored file still has the SHA-256 that it was stored under.',
]
const CHECKED = ['Every file in the pack stands with its SHA-256 in manifest-sha256.txt.']

type PackContentsProps = {
  readonly contents: Contents | null
  /** Whether it holds what was issued, which is looked at while it is packed. */
  readonly hasPapers: boolean
}

/** The pack's table of contents with its counts, what was checked while it was built, and what was not. */
export function PackContents({ contents, hasPapers }: PackContentsProps) {
  const checked = hasPapers ? [...CHECKED_PAPERS, ...CHECKED] : CHECKED
  return (
    <section aria-labelledby="contents">
      <h2 id="contents" className="section-head">
        What is in it
      </h2>
      {contents ? (
        <DataTable label="Table of contents">
          <TableHeads
            columns={['Part', 'In the folder data', { figure: 'Files' }, { figure: 'Rows' }, { figure: 'Size' }]}
          />
          <tbody>
            {contents.sections.map(({ path, of, files, rows, bytes }) => (
              <tr key={path}>
                <th scope="row">{of ? REGISTERS[of] : (OTHERS[path] ?? path)}</th>
                <td className="mono">{path}</td>
                <td className="number">{countText(files)}</td>
                <td className="number">{rows === null ? '' : countText(rows)}</td>
                <td className="number">{sizeText(bytes)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                In all
              </th>
              <td className="number">{countText(contents.files)}</td>
              <td />
              <td className="number">{sizeText(contents.bytes)}</td>
            </tr>
          </tfoot>
        </DataTable>
      ) : (
        <p className="hint">This pack was built before packs kept their table of contents. It stands on its cover.</p>
      )}
      <ul className="pack-checks">
        {checked.map((sentence) => (
          <li key={sentence}>
            <Badge meaning="in-order">checked</Badge> {sentence}
          </li>
        ))}
        {notCheckedByPack.map((sentence) => (
          <li key={sentence}>
            <Badge meaning="could-not-verify">not checked</Badge> {sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}
