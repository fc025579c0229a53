import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'

type OpenEntry = (entry: yauzl.Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void

/** Every file of a ZIP by its path, its bytes as latin1 text. */
export async function unzip(path: string): Promise<ReadonlyMap<string, string>> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)
  const zip = await open(path, { lazyEntries: false, autoClose: false })
  const entries: yauzl.Entry[] = []
  zip.on('entry', (entry) => entries.push(entry))
  await new Promise((resolve) => zip.once('end', resolve))
  const content = new Map<string, string>()
  for (const entry of entries) {
    const stream = await promisify(zip.openReadStream.bind(zip) as OpenEntry)(entry)
    stream.setEncoding('latin1')
    content.set(entry.fileName, await text(stream))
  }
  zip.close()
  return content
}
