import { fromBuffer, type ZipFile } from 'yauzl'

/** The limits of trust.md LOD-6. */
const MAX_ENTRIES = 1000
const MAX_UNPACKED = 100 * 1024 * 1024

/**
 * Why a packed file must not be read, or null. Every entry is unpacked once and thrown away: what its directory says
 * about its size is believed only when its bytes agree.
 */
export async function wrongArchive(content: Uint8Array): Promise<string | null> {
  const zip = await open(content)
  if (!zip) return 'The file is damaged: it cannot be unpacked. Save it again as XLSX.'
  if (zip.entryCount > MAX_ENTRIES) return `The file holds ${zip.entryCount} parts; at most ${MAX_ENTRIES} are read.`
  let unpacked = 0
  const names = new Set<string>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return 'The file has a password. Save it without one.'
      if (names.has(entry.fileName)) return 'The file holds two parts of one name. Save it again as XLSX.'
      names.add(entry.fileName)
      if (unpacked + entry.uncompressedSize > MAX_UNPACKED) return TOO_LARGE
      // More than its directory says is an error of the stream (`validateEntrySizes`).
      for await (const chunk of await zip.openReadStreamPromise(entry)) unpacked += (chunk as Uint8Array).length
    }
  } catch {
    return 'The file is damaged, or a part of it points outside. Save it again as XLSX.'
  }
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml'))
    return 'This is a packed file, and no XLSX workbook. Save the list as XLSX or as “CSV UTF-8”.'
  return null
}

const TOO_LARGE = 'The file becomes larger than 100 MB when it is unpacked. Save only the rows you need in a new file.'

function open(content: Uint8Array): Promise<ZipFile | null> {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return new Promise((resolve) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      resolve(error ? null : zip),
    )
  })
}
