import { createRequire } from 'node:module'
import { openSync } from 'fontkit'
import { FONTS } from '../../worker/pdf/chromium.ts'

const require = createRequire(import.meta.url)

/** The characters that our fonts draw in every weight, as ranges in the writing of domain/kernel/printable-ranges.ts. */
export function drawnRanges(): string {
  const weights = new Map<string, Set<number>>()
  for (const [family, weight, file] of FONTS) {
    // The serif borrows what it lacks from the sans.
    if (family.includes('serif')) continue
    const font = openSync(require.resolve(`@expo-google-fonts/${family}/${weight}/${file}`))
    if (!('characterSet' in font)) throw new Error(`${file} is a collection.`)
    weights.set(weight, new Set([...(weights.get(weight) ?? []), ...font.characterSet]))
  }
  const [first = new Set<number>(), ...others] = weights.values()
  const drawn = [...first].filter((point) => others.every((each) => each.has(point)))
  return packed(drawn.toSorted((a, b) => a - b))
}

/** Each range as its distance from the last one's end and its length, in base 36. */
function packed(points: readonly number[]): string {
  const ranges: string[] = []
  let end = 0
  for (let at = 0; at < points.length; ) {
    const from = points[at] as number
    let length = 1
    while (points[at + length] === from + length) length++
    ranges.push(`${(from - end).toString(36)}.${length.toString(36)}`)
    end = from + length
    at += length
  }
  return ranges.join(' ')
}
