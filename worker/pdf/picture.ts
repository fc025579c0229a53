import { crc32, deflateSync } from 'node:zlib'
import { withPdf } from './pdfium.ts'

/** Pixels a point: sharp enough to be read on a screen. */
const SCALE = 1.4

/** The first pages of a PDF as PNG pictures, as they will be on paper. */
export function picturesOf(pdf: Uint8Array, most: number): Promise<readonly Buffer[]> {
  return withPdf(pdf, async (document) => {
    const pictures: Buffer[] = []
    for (const page of document.pages()) {
      if (pictures.length === most) break
      const { width, height, data } = await page.render({ scale: SCALE, render: 'bitmap' })
      pictures.push(png(width, height, data))
    }
    return pictures
  })
}

/** A picture of red, green, blue and alpha as PNG (W3C PNG, 11.2): paper is opaque, so the last is left out. */
function png(width: number, height: number, pixels: Uint8Array): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  let to = 0
  for (let y = 0, from = 0; y < height; y++) {
    rows[to++] = 0
    for (let x = 0; x < width; x++, from += 4) {
      rows[to++] = pixels[from] as number
      rows[to++] = pixels[from + 1] as number
      rows[to++] = pixels[from + 2] as number
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = deflateSync(rows, { level: 1 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12)
  whole.writeUInt32BE(content.length, 0)
  whole.write(type, 4, 'latin1')
  content.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, content.length + 8)), content.length + 8)
  return whole
}
