import { buffer } from 'node:stream/consumers'
import { getDocument, VerbosityLevel } from 'unpdf/pdfjs'
import {
  MAX_CHARACTERS,
  MAX_PAGE_POINTS,
  MAX_PAGES,
  MAX_PIECES,
  type Piece,
  type Problem,
  type Read,
  type ReadPage,
} from '../../domain/inbox/reading.ts'

/**
 * The process that opens one PDF from a stranger: bytes in by stdin, text with places out by stdout. It is started
 * without environment, network, privileges and time to lose, reads one paper and ends.
 */
async function read(bytes: Uint8Array): Promise<Read> {
  const data = new Uint8Array(bytes)
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, useSystemFonts: false })
  const document = await task.promise
  if (document.numPages > MAX_PAGES) return { problem: 'too-many-pages' }
  const left = { characters: MAX_CHARACTERS, pieces: MAX_PIECES }
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height, transform } = page.getViewport({ scale: 1 })
    if (!(Math.max(width, height) <= MAX_PAGE_POINTS)) return { problem: 'page-too-large' }
    const pieces = await piecesOf(page.streamTextContent(), transform, left)
    if (pieces === null) return { problem: 'too-much-text' }
    pages.push({ width: short(width), height: short(height), pieces })
  }
  if (pages.every(({ pieces }) => pieces.length === 0)) return { problem: 'no-text' }
  return { hasScript: (await document.getJSActions()) !== null, pages }
}

type Chunk = { readonly items: readonly object[] }
type Text = { readonly str: string; readonly transform: readonly number[]; readonly width: number }
type Matrix = readonly number[]

async function piecesOf(
  stream: ReadableStream<Chunk>,
  view: Matrix,
  left: { characters: number; pieces: number },
): Promise<Piece[] | null> {
  const pieces: Piece[] = []
  const reader = stream.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
    for (const item of chunk.value.items) {
      if (!isText(item) || item.str.trim() === '') continue
      left.characters -= item.str.length
      left.pieces -= 1
      if (left.characters < 0 || left.pieces < 0) return null
      pieces.push(placed(item, view))
    }
  return pieces
}

function isText(item: object): item is Text {
  return 'str' in item && 'transform' in item
}

/** Where a piece stands on the page as one looks at it. */
function placed({ str, transform, width }: Text, view: Matrix): Piece {
  const [, , c, d, e, f] = times(view, transform)
  const height = Math.hypot(c, d)
  return [short(e), short(f - height), short(width), short(height), str]
}

function times(one: Matrix, two: Matrix): readonly [number, number, number, number, number, number] {
  const [a1 = 1, b1 = 0, c1 = 0, d1 = 1, e1 = 0, f1 = 0] = one
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = two
  return [
    a1 * a2 + c1 * b2,
    b1 * a2 + d1 * b2,
    a1 * c2 + c1 * d2,
    b1 * c2 + d1 * d2,
    a1 * e2 + c1 * f2 + e1,
    b1 * e2 + d1 * f2 + f1,
  ]
}

function short(value: number): number {
  return Math.round(value * 10) / 10
}

function problemOf(error: unknown): Problem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return 'encrypted'
  return name === 'RangeError' ? 'too-heavy' : 'unreadable'
}

const answer = await read(await buffer(process.stdin)).catch((error: unknown): Read => ({ problem: problemOf(error) }))
// What pdf.js may still hold must not keep the process: it ends when its answer is through.
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
