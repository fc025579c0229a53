import type { Say } from './findings.ts'

// Everything else of Unicode a template writes as itself.
const NAMED = new Set([
  ...['amp', 'lt', 'gt', 'quot', 'apos', 'nbsp', 'ensp', 'emsp', 'thinsp', 'shy', 'lrm', 'rlm', 'zwj', 'zwnj'],
  ...['ndash', 'mdash', 'hellip', 'bull', 'middot', 'times', 'deg', 'copy', 'reg', 'trade', 'euro', 'pound', 'yen'],
])
const REFERENCE = /&(?:([A-Za-z][A-Za-z0-9]{0,31})|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));/y
// A space that ends the stretch may be taken away by the braces that follow.
const FREE = /&(?=[ \t\n]+[^ \t\n])/y

/**
 * Says of each “&” of a text whether it begins a reference that every parser reads alike (HTML, 13.2.5.72 and after).
 * An end of the stretch ends it too: what follows may be written by somebody else.
 */
export function readReferences(text: string, from: number, to: number, say: Say): void {
  for (let at = text.indexOf('&', from); at >= 0 && at < to; at = text.indexOf('&', at + 1)) {
    FREE.lastIndex = at
    if (FREE.test(text)) continue
    REFERENCE.lastIndex = at
    const [whole, name, decimal, hex] = REFERENCE.exec(text) ?? []
    if (whole === undefined) say(at, 'This “&” begins no whole reference such as &nbsp;. Write &amp; for the sign.')
    else if (name !== undefined && !NAMED.has(name))
      say(at, `A template may not use ${whole}. Write the character itself.`)
    else if (name === undefined && !isCharacter(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)))
      say(at, `${whole} is no character that can be printed.`)
  }
}

/** Neither a control, nor half of a pair, nor one of those that Unicode will never give a meaning. */
function isCharacter(point: number): boolean {
  if (point === 0x09 || point === 0x0a) return true
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f) || point > 0x10ffff) return false
  if (point >= 0xd800 && point <= 0xdfff) return false
  return !(point >= 0xfdd0 && point <= 0xfdef) && (point & 0xfffe) !== 0xfffe
}
