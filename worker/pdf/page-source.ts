import type { LanguageTag } from '../../domain/kernel/languages.ts'
import { directionOf, labelsOf } from '../../templates/labels/index.ts'

/** What stands below every page, beside its number. */
export type Footer = { readonly footer?: string | undefined; readonly language?: LanguageTag | undefined }

const UNSEEN = '@media screen{html{display:none}}'
// What the style sheet fetches is only fetched once something is laid out with it.
const FETCHED_BY_STYLE = /@font-face|url\(|@import/i

/**
 * The page as the browser gets it: with its footer, and laid out and painted for paper alone, for nobody looks at its
 * tab. A third of the work of a print is the picture on a screen, a tenth is a footer that the browser prints by itself.
 */
export function forPaper(html: string, footer: Footer): string {
  const unseen = FETCHED_BY_STYLE.test(html) ? '' : UNSEEN
  return withStyle(html, `${unseen}${footerStyle(footer)}`)
}

/** The page as the browser gets it to be measured: laid out for the screen, as wide as it will be on paper. */
export function forMeasure(html: string, paper: keyof typeof WIDTHS_MM): string {
  return withStyle(html, `html{width:${WIDTHS_MM[paper] - SIDES_MM}mm!important}`)
}

const WIDTHS_MM = { A4: 210, Letter: 215.9 } as const
const SIDES_MM = 2 * 16

function withStyle(html: string, css: string): string {
  const style = `<style>${css}</style>`
  const page = runsOneWay(html) ? html.replaceAll(/<\/?bdi>/g, '') : html
  const head = /<head(?:\s[^>]*)?>/i.exec(page)
  // A page without a head is no document of ours; the parser takes the style for the beginning of one.
  const at = head ? head.index + head[0].length : 0
  return page.slice(0, at) + style + page.slice(at)
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]|<[a-z][^<>]*\sdir="?rtl|direction:\s*rtl/iu
// What turns by itself, letters that stand by their numbers, and styles of the very elements.
const TURNING =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|bidi-override|&#(?!x27;|39;|x60;|x3D;)|\bbdi\s*[{,.:[+~]|>\s*\*/i

/**
 * Whether no word of the page runs from right to left. Then isolating its words changes nothing on paper, and leaving
 * that out spares a long invoice a quarter of its time: each isolated word is an element of the structure tree.
 */
function runsOneWay(html: string): boolean {
  return !RIGHT_TO_LEFT.test(html) && !TURNING.test(html)
}

const FAMILIES = ['', ' Hebrew', ' Arabic', ' Gujarati', ' SC', ' TC']
const FONT_STACK = FAMILIES.map((script) => `'Noto Sans${script}'`).join(',')

/** Whose paper it is, and which page of how many, in the paper's language and direction: no style of a page undoes it. */
function footerStyle({ footer = '', language = 'en' }: Footer): string {
  const direction = directionOf(language)
  const [first, last] = direction === 'ltr' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const [, before = '', between = '', after = ''] =
    /^(.*)\{page\}(.*)\{pages\}(.*)$/.exec(labelsOf(language).page) ?? []
  const number = `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}`
  const box = (side: string, content: string, bidi: string) =>
    `@bottom-${side}{${important(`content:${content};direction:${direction};unicode-bidi:${bidi};text-align:${side};font:7pt ${FONT_STACK};color:#5b564c;-webkit-locale:${quoted(language)}`)}}`
  // The margin is for pages that set none: a footer needs room to stand in.
  return `@page{margin:15mm 16mm 18mm;${box(first, quoted(footer), 'plaintext')}${box(last, number, 'isolate')}}`
}

function important(declarations: string): string {
  return declarations
    .split(';')
    .map((each) => `${each}!important`)
    .join(';')
}

/** A text as a string of a style sheet: whatever could end it, or the sheet, is written by its number. */
function quoted(text: string): string {
  return `"${text.replace(/["\\<>;\p{Cc}]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
}
