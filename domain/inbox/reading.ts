import { z } from 'zod'

/** So many pages of a paper are read; what is longer has to be split or filed by hand. */
export const MAX_PAGES = 50
/** No paper is larger than that: two hundred inches, in points. */
export const MAX_PAGE_POINTS = 14_400
export const MAX_CHARACTERS = 500_000
/** Pieces of text that a reader hands over at most; a page of ten thousand lines has fewer. */
export const MAX_PIECES = 100_000

/** Why a paper could not be read by the machine. A person can still look at it and file it by hand. */
export const problems = [
  'no-text',
  'picture',
  'encrypted',
  'unreadable',
  'too-many-pages',
  'page-too-large',
  'too-much-text',
  'too-slow',
  'too-heavy',
] as const
export type Problem = (typeof problems)[number]

const SENTENCES: Readonly<Record<Problem, string>> = {
  'no-text': 'The PDF carries no text: it is a scan or a photo. Read it yourself and fill in the fields.',
  picture: 'A picture carries no text. Read it yourself and fill in the fields.',
  encrypted: 'The PDF is locked with a password. Ask the supplier for one that opens without.',
  unreadable: 'The PDF is damaged and cannot be read. Ask the supplier to send it again.',
  'too-many-pages': `The PDF has more than ${MAX_PAGES} pages, so it was not read. Split it, or fill in the fields yourself.`,
  'page-too-large': 'A page of the PDF is larger than any paper, so it was not read. Ask the supplier for a plain one.',
  'too-much-text':
    'The PDF carries more text than a document has, so it was not read. Ask the supplier for a plain one.',
  'too-slow': 'The PDF took too long to read and was stopped. Ask the supplier for a plain one.',
  'too-heavy': 'The PDF unfolds to more than reading may take and was stopped. Ask the supplier for a plain one.',
}

/** What a person is told about a paper that could not be read. */
export function problemSentence(problem: Problem): string {
  return SENTENCES[problem]
}

const finite = z.number().refine(Number.isFinite)
/** A piece of text: left edge, top edge, width, height, text; in points from the page's upper left corner. */
const pieceSchema = z.tuple([finite, finite, finite, finite, z.string()])
export type Piece = z.output<typeof pieceSchema>

/** What the reading process says: text with its places, or why there is none. It is trusted with nothing. */
export const readSchema = z.union([
  z.strictObject({ problem: z.enum(problems) }),
  z.strictObject({
    hasScript: z.boolean(),
    pages: z
      .array(
        z.strictObject({
          width: finite.max(MAX_PAGE_POINTS),
          height: finite.max(MAX_PAGE_POINTS),
          pieces: z.array(pieceSchema).max(MAX_PIECES),
        }),
      )
      .min(1)
      .max(MAX_PAGES),
  }),
])
export type Read = z.output<typeof readSchema>
export type ReadPage = Extract<Read, { readonly pages: unknown }>['pages'][number]
