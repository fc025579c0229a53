import { type ChromiumFile, stream, streamOf } from './chromium-file.ts'

const NOTHING = /<([0-9A-Fa-f]{4})> <0000>/g
/** What stands for a glyph of which the page does not say by itself what it means. */
const UNKNOWN = 'FFFD'
const STEP = /\/F(\d+) [\d.]+ Tf|\/ActualText <(?:FEFF)?([0-9A-Fa-f]*)>|(\bEMC\b)|<([0-9A-Fa-f]+)>/g

type Font = { readonly map: number; readonly source: string; readonly known: ReadonlyMap<string, string> }

/**
 * Gives every glyph a meaning (ISO 14289-1, 7.21.7). Joined scripts are drawn with glyphs that no letter owns; Chromium
 * maps those to nothing and says beside them what they are (ActualText), so that is what they are mapped to here.
 * Returns the changed maps by object number; for most documents there is none.
 */
export function unicodeMaps(file: ChromiumFile, pages: readonly Buffer[]): ReadonlyMap<number, Buffer> {
  const fonts = fontsWithGaps(file)
  if (fonts.size === 0) return new Map()
  const found = new Map<Font, Map<string, string>>()
  for (const page of pages) readPage(page.toString('latin1'), fonts, found)
  return new Map(
    [...fonts.values()].map((font) => {
      const said = found.get(font)
      const source = font.source.replace(NOTHING, (_, code: string) => `<${code}> <${said?.get(code) ?? UNKNOWN}>`)
      return [font.map, stream(Buffer.from(source, 'latin1'), '')]
    }),
  )
}

function fontsWithGaps(file: ChromiumFile): ReadonlyMap<number, Font> {
  const fonts = new Map<number, Font>()
  for (const { number } of file.places) {
    const body = file.body(number)
    if (!body.subarray(0, 400).includes('/ToUnicode ')) continue
    const map = Number(/\/ToUnicode (\d+) 0 R/.exec(body.toString('latin1', 0, 400))?.[1])
    const source = streamOf(file.body(map)).toString('latin1')
    if (source.match(NOTHING)) fonts.set(number, { map, source, known: knownIn(source) })
  }
  return fonts
}

/** The glyphs that mean something, each as the hexadecimal UTF-16 of what it means. */
function knownIn(source: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [, from = '', to = '', at = ''] of source.matchAll(
    /<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>/g,
  ))
    for (let code = Number.parseInt(from, 16), text = Number.parseInt(at, 16); code <= Number.parseInt(to, 16); code++)
      known.set(hex(code), hex(text++))
  for (const [, code = '', text = ''] of source.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gm))
    if (text !== '0000') known.set(code.toUpperCase(), text.toUpperCase())
  return known
}

function readPage(content: string, fonts: ReadonlyMap<number, Font>, found: Map<Font, Map<string, string>>): void {
  let font: Font | undefined
  let said: string | null = null
  let drawn: string[] = []
  for (const [, number, actual, end, glyphs] of content.matchAll(STEP)) {
    if (number !== undefined) font = fonts.get(Number(number))
    else if (actual !== undefined) [said, drawn] = [actual.toUpperCase(), []]
    else if (glyphs !== undefined) {
      if (said !== null) drawn.push(...(glyphs.toUpperCase().match(/.{4}/g) ?? []))
    } else if (end !== undefined && said !== null) {
      if (font) learn(font, said, drawn, found)
      said = null
    }
  }
}

/** What the known glyphs of a cluster do not say is said by its first unknown one. */
function learn(font: Font, said: string, drawn: readonly string[], found: Map<Font, Map<string, string>>): void {
  const meant = found.get(font) ?? new Map<string, string>()
  found.set(font, meant)
  let rest: readonly string[] = said.match(/.{4}/g) ?? []
  const unknown = [...new Set(drawn)].filter((code) => !font.known.has(code) && !meant.has(code))
  for (const code of drawn)
    for (const unit of (font.known.get(code) ?? '').match(/.{4}/g) ?? []) {
      const at = rest.indexOf(unit)
      if (at >= 0) rest = rest.toSpliced(at, 1)
    }
  const [first] = unknown
  if (first !== undefined && rest.length > 0) meant.set(first, rest.join(''))
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
