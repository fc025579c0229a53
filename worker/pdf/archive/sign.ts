import { createHash } from 'node:crypto'
import { pagesOf, readChromiumFile } from './chromium-file.ts'
import { pdfMoment, pdfText } from './pdf-words.ts'

export type SignatureFacts = {
  /** Who signs, as the reader shows it. */
  readonly name: string
  /** When it was signed, as the signer says. */
  readonly at: Date
  /** A detached CMS signature over the bytes that have this SHA-256. */
  readonly sign: (digest: Uint8Array) => Promise<Uint8Array>
}

// Room for a signature of 2,048 bits, two certificates and a time stamp; what is not used stays zero.
const ROOM = 12_288
const PLACE = '0000000000'

/**
 * Signs a file of ours (PAdES baseline B-B, ETSI EN 319 142-1): the signature is appended, so that the unsigned file is
 * still there to the byte, and covers all before and after its own place. Throws when the signature does not fit.
 */
export async function signPdf(pdf: Uint8Array, { name, at, sign }: SignatureFacts): Promise<Buffer> {
  const file = readChromiumFile(pdf)
  const { bytes, root, info, size } = file
  const page = pagesOf(file)[0]
  if (page === undefined) throw new Error('A file without a page cannot be signed.')
  const [signature, field] = [size, size + 1]
  const bodies = new Map([
    [root, opened(file.body(root), `/AcroForm <</Fields [${field} 0 R] /SigFlags 3>>`)],
    [page, opened(file.body(page), `/Annots [${field} 0 R]`)],
    [
      signature,
      `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${pdfText(name)} /M ${pdfMoment(at)} /ByteRange [0 ${PLACE} ${PLACE} ${PLACE}] /Contents <${'0'.repeat(ROOM * 2)}>>>`,
    ],
    // A signature that is not to be seen: no place on the page, and its words for whoever lists the fields.
    [
      field,
      `<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /TU ${pdfText(`Signature of ${name}`)} /V ${signature} 0 R /F 132 /P ${page} 0 R /Rect [0 0 0 0]>>`,
    ],
  ])
  const whole = appended(bytes, bodies, { root, info, size: size + 2 })
  const from = whole.indexOf('/Contents <', bytes.length) + '/Contents '.length
  const to = from + ROOM * 2 + 2
  const range = whole.indexOf(`/ByteRange [0 ${PLACE}`, bytes.length) + '/ByteRange [0 '.length
  const words = [from, to, whole.length - to].map((each) => String(each).padStart(PLACE.length))
  whole.write(words.join(' '), range, 'latin1')
  const digest = createHash('sha256').update(whole.subarray(0, from)).update(whole.subarray(to)).digest()
  const cms = Buffer.from(await sign(digest))
  if (cms.length > ROOM) throw new Error(`The signature of ${cms.length} bytes does not fit its place.`)
  whole.write(cms.toString('hex'), from + 1, 'latin1')
  return whole
}

/** An object's dictionary with a further entry. */
function opened(body: Buffer, entry: string): string {
  const text = body.toString('latin1').trim()
  const key = entry.slice(0, entry.indexOf(' '))
  if (text.includes(`${key} `)) throw new Error(`The file has its ${key} already.`)
  return `${text.slice(0, text.lastIndexOf('>>'))}${entry}>>`
}

type Trailer = { readonly root: number; readonly info: number; readonly size: number }

/** An incremental update (ISO 32000-1, 7.5.6): the objects behind the file, and a table that names them alone. */
function appended(bytes: Buffer, bodies: ReadonlyMap<number, string>, { root, info, size }: Trailer): Buffer {
  const tail = bytes.toString('latin1', bytes.length - 1_024)
  const before = /startxref\s+(\d+)/.exec(tail)?.[1]
  const first = /\/ID \[<(\w+)>/.exec(tail)?.[1]
  let text = ''
  let table = 'xref\n'
  for (const [number, body] of [...bodies].sort(([a], [b]) => a - b)) {
    table += `${number} 1\n${String(bytes.length + text.length).padStart(10, '0')} 00000 n \n`
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const second = createHash('sha256').update(bytes).update(text).digest('hex').slice(0, 32)
  const id = first ? ` /ID [<${first}> <${second}>]` : ''
  const trailer = `trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /Prev ${before}${id}>>\n`
  const end = `${table}${trailer}startxref\n${bytes.length + text.length}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(text + end, 'latin1')])
}
