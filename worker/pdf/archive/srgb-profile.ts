const fixed = (value: number) => Math.round(value * 65_536)

function bytes(...words: readonly (string | number)[]): Buffer {
  return Buffer.concat(
    words.map((word) => {
      if (typeof word === 'string') return Buffer.from(word, 'latin1')
      const four = Buffer.alloc(4)
      four.writeInt32BE(word | 0)
      return four
    }),
  )
}

function words(text: string): Buffer {
  const wide = Buffer.from(text, 'utf16le').swap16()
  return Buffer.concat([bytes('mluc', 0, 1, 12, 'enUS', wide.length, 28), wide])
}
const xyz = (x: number, y: number, z: number) => bytes('XYZ ', 0, fixed(x), fixed(y), fixed(z))

/**
 * sRGB (IEC 61966-2-1) as an ICC profile of version 4.2: the primaries adapted to D50 and the curve as its five
 * parameters. Written here because 500 bytes are all that an output intent needs.
 */
export function srgbProfile(): Buffer {
  const curve = bytes('para', 0, 0x00030000, ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed))
  const adaptation = [
    ...[1.0478112, 0.0228866, -0.050127],
    ...[0.0295424, 0.9904844, -0.0170491],
    ...[-0.0092345, 0.0150436, 0.7521316],
  ]
  const tags: readonly (readonly [name: string, content: Buffer])[] = [
    ['desc', words('sRGB IEC61966-2.1')],
    ['cprt', words('No rights reserved')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['chad', bytes('sf32', 0, ...adaptation.map(fixed))],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const places = new Map<Buffer, number>()
  const contents: Buffer[] = []
  let at = 128 + 4 + tags.length * 12
  for (const [, content] of tags) {
    if (places.has(content)) continue
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)])
    places.set(content, at)
    contents.push(padded)
    at += padded.length
  }
  const table = tags.map(([name, content]) => bytes(name, places.get(content) ?? 0, content.length))
  const header = Buffer.concat([
    bytes(at, 0, 0x04200000, 'mntr', 'RGB ', 'XYZ '),
    // 2026-01-01: a fixed day, because the same input gives the same bytes.
    Buffer.from([0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]),
    bytes('acsp', 0, 0, 0, 0, 0, 0, 0, fixed(0.9642), fixed(1), fixed(0.8249)),
    Buffer.alloc(48),
  ])
  return Buffer.concat([header, bytes(tags.length), ...table, ...contents])
}
