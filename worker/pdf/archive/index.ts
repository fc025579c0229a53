import { createHash } from 'node:crypto'
import {
  type ChromiumFile,
  pagesOf,
  readChromiumFile,
  reference,
  rewritten,
  stream,
  streamOf,
} from './chromium-file.ts'
import { markArtifacts } from './mark-artifacts.ts'
import { steadyNames } from './node-names.ts'
import { pdfMoment, pdfText } from './pdf-words.ts'
import { srgbProfile } from './srgb-profile.ts'
import { unicodeMaps } from './unicode-maps.ts'
import { type FileFacts, PRODUCER, xmpPacket } from './xmp.ts'

export type { FileFacts } from './xmp.ts'

/** A file that travels inside the PDF, for machines to read what people read. */
export type Attachment = { readonly name: string; readonly description: string; readonly content: Uint8Array }

const profile = stream(srgbProfile(), '/N 3 ')

/**
 * Makes a print of Chromium's a file to be kept: PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), with its data
 * attached. The same print with the same facts gives the same bytes. Throws when the print is not as Chromium writes one.
 */
export function archivePdf(pdf: Uint8Array, facts: FileFacts, attachment?: Attachment): Buffer {
  const file = readChromiumFile(pdf)
  steadyNames(file)
  const bodies = new Map<number, Buffer>()
  const drawn: Buffer[] = []
  for (const page of pagesOf(file)) {
    const contents = reference(file, page, 'Contents')
    const content = streamOf(file.body(contents))
    drawn.push(content)
    bodies.set(contents, stream(markArtifacts(content), ''))
  }
  for (const [map, body] of unicodeMaps(file, drawn)) bodies.set(map, body)
  let next = file.size
  const add: Add = (body) => {
    bodies.set(next, typeof body === 'string' ? dictionary(body) : body)
    return next++
  }
  const metadata = add(stream(Buffer.from(xmpPacket(facts)), '/Type /Metadata /Subtype /XML ', { plain: true }))
  const intent = add(
    `/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${add(profile)} 0 R`,
  )
  const attached = attachment ? attach(add, attachment, facts.at) : ''
  const said = `/Lang ${pdfText(facts.language)} /Metadata ${metadata} 0 R /OutputIntents [${intent} 0 R]${attached}`
  bodies.set(file.root, dictionary(`${catalogOf(file)} ${said}`))
  const moment = pdfMoment(facts.at)
  bodies.set(
    file.info,
    dictionary(
      `/Title ${pdfText(facts.title)} /Author ${pdfText(facts.author)} /Creator (${PRODUCER}) /Producer (${PRODUCER}) /CreationDate ${moment} /ModDate ${moment}`,
    ),
  )
  return rewritten(file, { bodies, id: createHash('sha256').update(facts.id).digest('hex').slice(0, 32) })
}

type Add = (body: Buffer | string) => number

/** The catalog's own entries, without the language of the markup: ours is the document's. */
function catalogOf(file: ChromiumFile): string {
  const body = file.body(file.root).toString('latin1')
  return body.slice(body.indexOf('<<') + 2, body.lastIndexOf('>>')).replace(/\/Lang \([^)]*\)/, '')
}

/** The file as an associated file of the document: found by name, and said to be its data (ISO 19005-3, 6.8). */
function attach(add: Add, { name, description, content }: Attachment, at: Date): string {
  const checksum = createHash('md5').update(content).digest('hex')
  const parameters = `/Params <</Size ${content.length} /ModDate ${pdfMoment(at)} /CheckSum <${checksum}>>> `
  const held = add(stream(content, `/Type /EmbeddedFile /Subtype /application#2Fjson ${parameters}`))
  const named = pdfText(name)
  const file = add(
    `/Type /Filespec /F ${named} /UF ${named} /Desc ${pdfText(description)} /AFRelationship /Data /EF <</F ${held} 0 R /UF ${held} 0 R>>`,
  )
  return ` /AF [${file} 0 R] /Names <</EmbeddedFiles <</Names [${named} ${file} 0 R]>>>>`
}

function dictionary(entries: string): Buffer {
  return Buffer.from(`\n<<${entries}>>\n`, 'latin1')
}
