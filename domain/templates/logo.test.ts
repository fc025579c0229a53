import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readLogo } from './logo.ts'

function chunk(type: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12)
  whole.writeUInt32BE(content.length, 0)
  whole.write(type, 4, 'latin1')
  content.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, content.length + 8)), content.length + 8)
  return whole
}
function png(width: number, height: number, ...further: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.min(height, 64) * (Math.min(width, 64) * 3 + 1)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...further,
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
function jpeg(colours: number, width = 64, height = 64): Buffer {
  const frame = [0xff, 0xc0, 0, 8 + 3 * colours, 8, height >> 8, height & 255, width >> 8, width & 255, colours]
  const parts = Array.from({ length: colours }, (_, index) => [index + 1, 0x11, 0]).flat()
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, ...parts, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
}

test('a whole PNG and a JPEG in colour or grey are taken as they are', () => {
  const taken = readLogo(png(64, 32))
  expect(taken).toEqual({ ok: true, dataUrl: `data:image/png;base64,${png(64, 32).toString('base64')}` })
  for (const colours of [1, 3])
    expect(readLogo(jpeg(colours))).toMatchObject({ ok: true, dataUrl: expect.stringContaining('data:image/jpeg') })
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const flipped = png(64, 64)
flipped[30] = (flipped[30] as number) ^ 1
test.each([
  ['an SVG with a script', Buffer.from(svg), 'The logo is an SVG, which may carry scripts. Save it as PNG.'],
  [
    'an SVG behind a declaration',
    Buffer.from(`<?xml version="1.0"?>${svg}`),
    'The logo is an SVG, which may carry scripts. Save it as PNG.',
  ],
  ['a font', Buffer.from('\0\u0001\0\0\0'), 'The logo is neither a PNG nor a JPEG.'],
  ['a page', Buffer.from('<!doctype html><h1>x'), 'The logo is neither a PNG nor a JPEG.'],
  [
    'a hundred megapixels',
    png(10_000, 10_000),
    'The logo has 10000 × 10000 pixels. Four million are enough; save it smaller.',
  ],
  [
    'a hundred megapixels of JPEG',
    jpeg(3, 10_000, 10_000),
    'The logo has 10000 × 10000 pixels. Four million are enough; save it smaller.',
  ],
  ['a CMYK JPEG', jpeg(4), 'The logo is a CMYK picture, made for a press. Save it as RGB.'],
  ['an animation', png(64, 64, chunk('acTL', Buffer.alloc(8))), 'The logo is animated. Save one picture of it.'],
  ['half a PNG', png(64, 64).subarray(0, 60), 'The logo’s file is damaged. Save it again.'],
  ['a PNG with a flipped bit', flipped, 'The logo’s file is damaged. Save it again.'],
  ['half a JPEG', jpeg(3).subarray(0, 20), 'The logo’s file is damaged. Save it again.'],
  ['a dot', png(1, 1), 'The logo is smaller than 16 × 16 pixels.'],
  ['nothing', Buffer.alloc(0), 'The logo’s file is empty.'],
  ['six hundred kilobytes', Buffer.alloc(600 * 1024), 'The logo is larger than 512 kB. Save it smaller.'],
])('%s is refused with its sentence', (_what, bytes, sentence) => {
  expect(readLogo(bytes)).toEqual({ ok: false, sentence })
})
