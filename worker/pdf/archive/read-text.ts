import { type ChromiumFile, pagesOf, readChromiumFile, reference, streamOf } from './chromium-file.ts'

type Font = { readonly digits: number; readonly letters: ReadonlyMap<number, string> }

const SHOWN = /\/(F\d+) [-.\d]+ Tf|<([\dA-F]*)>\s*Tj|\[((?:<[\dA-F]*>|[-.\d\s])*)\]\s*TJ/gi

/**
 * The text of a file of ours in the order in which its pages show it, from its own content streams and the tables that
 * say which glyph is which letter. White space stands where a glyph of it stands. Throws when the file is not ours.
 */
export function textOf(pdf: Uint8Array): { readonly pages: number; readonly text: string } {
  const file = readChromiumFile(pdf)
  const pages = pagesOf(file)
  const fontsOfPage = fontsOf(file)
  let text = ''
  for (const page of pages) {
    const named = fontsOfPage(page)
    const content = streamOf(file.body(reference(file, page, 'Contents'))).toString('latin1')
    let font: Font | undefined
    for (const [, name, one, several] of content.matchAll(SHOWN)) {
      if (name !== undefined) font = named.get(name)
      else if (one !== undefined) text += lettersOf(font, one)
      else for (const [, each = ''] of (several ?? '').matchAll(/<([\dA-F]*)>/gi)) text += lettersOf(font, each)
    }
  }
  return { pages: pages.length, text }
}

/** The fonts of a page by the names that it gives them; each is read once. */
export function fontsOf(file: ChromiumFile): (page: number) => ReadonlyMap<string, Font> {
  const known = new Map<number, Font>()
  const fontOf = (number: number): Font => {
    const font = known.get(number) ?? readFont(file, number)
    known.set(number, font)
    return font
  }
  return (page) => {
    const fonts = /\/Font <<([^>]*)>>/.exec(file.body(page).toString('latin1'))?.[1] ?? ''
    return new Map(
      [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, fontOf(Number(number))]),
    )
  }
}

/** What a string of glyphs says. A glyph that stands for no letter says nothing, so that a search for it fails. */
export function lettersOf(font: Font | undefined, codes: string): string {
  if (!font) throw new Error('The page shows text in a font that it does not name.')
  let letters = ''
  for (let at = 0; at < codes.length; at += font.digits)
    letters += font.letters.get(Number.parseInt(codes.slice(at, at + font.digits), 16)) ?? ''
  return letters
}

/** The table of a font from its glyphs to letters (ISO 32000-1, 9.10.3). */
function readFont(file: ChromiumFile, number: number): Font {
  const table = streamOf(file.body(reference(file, number, 'ToUnicode'))).toString('latin1')
  const digits = /begincodespacerange\s*<([\dA-F]+)>/i.exec(table)?.[1]?.length ?? 4
  const letters = new Map<number, string>()
  for (const [, rows = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', letter = ''] of rows.matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>/gi))
      letters.set(Number.parseInt(code, 16), utf16(letter))
  for (const [, rows = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of rows.matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>\s*<([\dA-F]+)>/gi)) {
      const [low, high, start] = [from, to, first].map((each) => Number.parseInt(each, 16)) as [number, number, number]
      // The format counts in the last byte only, and a table has no more codes than a font has glyphs.
      for (let code = low; code <= Math.min(high, low + 0xff); code++)
        letters.set(code, utf16((start + code - low).toString(16).padStart(first.length, '0')))
    }
  return { digits, letters }
}

function utf16(digits: string): string {
  return Buffer.from(digits, 'hex').swap16().toString('utf16le')
}
