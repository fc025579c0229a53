import { Empty } from '../empty.tsx'
import { sizeText } from '../file-field.tsx'

type ReceivedFileProps = {
  readonly file: {
    readonly name: string
    readonly mediaType: string
    readonly sha256: string
    readonly bytes: number
  } | null
  readonly address: string
}

/** The document as it was received, shown where the browser can, with the hash it was stored under. */
export function ReceivedFile({ file, address }: ReceivedFileProps) {
  if (!file) return <Empty what="No file was recorded with this entry." />
  return (
    <figure className="received-file">
      {file.mediaType === 'application/pdf' ? (
        <iframe src={address} title={`The document, ${file.name}`} />
      ) : (
        <img src={address} alt={`The document, ${file.name}`} />
      )}
      <figcaption className="hint">
        <a href={address}>{file.name}</a>, {sizeText(file.bytes)}. SHA-256 <span className="mono">{file.sha256}</span>
      </figcaption>
    </figure>
  )
}
