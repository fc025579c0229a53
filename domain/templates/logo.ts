import { crc32 } from 'node:zlib'

const MAX_BYTES = 512 * 1024
const MAX_PIXELS = 4_000_000
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export type Logo = { readonly ok: true; readonly dataUrl: string } | { readonly ok: false; readonly sentence: string }

/** Takes a logo that is a whole PNG or JPEG of a size that a letterhead can use; says of anything else what is wrong. */
export function readLogo(bytes: Buffer): Logo {
  const no = (sentence: string): Logo => ({ ok: false, sentence })
  if (bytes.length === 0) return no('The logo’s file is empty.')
  if (bytes.length > MAX_BYTES) return no('The logo is larger than 512 kB. Save it smaller.')
  const isPng = bytes.subarray(0, 8).equals(PNG)
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!isPng && !isJpeg)
    return no(
      /^\s*(<\?xml|<!--|<svg)/i.test(bytes.toString('latin1', 0, 200))
        ? 'The logo is an SVG, which may carry scripts. Save it as PNG.'
        : 'The logo is neither a PNG nor a JPEG.',
    )
  const size = isPng ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (typeof size === 'string') return no(size)
  if (size.width * size.height > MAX_PIXELS)
    return no(`The logo has ${size.width} × ${size.height} pixels. Four million are enough; save it smaller.`)
  if (size.width < 16 || size.height < 16) return no('The logo is smaller than 16 × 16 pixels.')
  return { ok: true, dataUrl: `data:image/${isPng ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}` }
}

type Size = { readonly width: number; readonly height: number }
const DAMAGED = 'The logo’s file is damaged. Save it again.'

/** Walks the chunks, each with its checksum, to the last one (W3C PNG, 5.3). */
function sizeOfPng(bytes: Buffer): Size | string {
  let size: Size | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return DAMAGED
    if (type === 'IHDR') size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    if (type === 'acTL') return 'The logo is animated. Save one picture of it.'
    if (type === 'IEND') return size ?? DAMAGED
    at = end
  }
  return DAMAGED
}

/** Walks the segments to the frame, which says size and colours (ITU T.81, B.2.2). */
function sizeOfJpeg(bytes: Buffer): Size | string {
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  if (end < 0 || end < bytes.length - 64) return DAMAGED
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff) return DAMAGED
    const length = bytes.readUInt16BE(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const colours = bytes[at + 9]
      if (colours === 4) return 'The logo is a CMYK picture, made for a press. Save it as RGB.'
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    at += 2 + length
  }
  return DAMAGED
}
