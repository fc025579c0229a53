import { type DiffPart, wordDiff } from '../kernel/word-diff.ts'
import type { Alignment } from './align.ts'
import type { Differences } from './differences.ts'
import type { Origin } from './lattice.ts'
import type { Page } from './page.ts'

type Piece = { readonly same: boolean; readonly official: string; found: string }

type Taken = { readonly origin: Origin; found: string }

/** The wording and what was found, side by side, in parts that are the same or not. */
export function diffOf(
  page: Page,
  { steps, lattice }: Alignment,
  { marks, columns }: Differences,
): readonly DiffPart[] {
  const marked = new Set(marks.map(({ word }) => word))
  const pieces: Piece[] = []
  let detour: Taken | null = null
  let before = -1
  for (const { op, state, word } of steps) {
    if (op === 'cell' && columns.has(word)) continue
    const own = lattice.states[state]
    const { closing, found } = word < 0 ? { closing: '', found: '' } : printed(page, word, before)
    const last = pieces.at(-1)
    if (detour) detour.found += closing
    else if (last) last.found += closing
    const origin: Origin | null = own ? own.origin : originOf(detour)
    if (word >= 0) before = word
    if (detour && origin === originOf(detour)) {
      detour.found += found
      continue
    }
    pieces.push(...detourPieces(detour))
    detour = origin ? { origin, found } : null
    if (origin) continue
    const official = own ? own.lead + own.shown : ''
    if (op === 'any') pieces.push({ same: true, official: found, found })
    else pieces.push({ same: op === 'match' && !marked.has(word), official, found })
  }
  pieces.push(...detourPieces(detour))
  const isWhole = pieces.at(-1)?.found !== ''
  return partsOf([...pieces, { same: isWhole, official: lattice.ending, found: isWhole ? lattice.ending : '' }])
}

function originOf(detour: Taken | null): Origin | null {
  return detour?.origin ?? null
}

/** Another way through the wording, against the statement's own words there. */
function detourPieces(detour: Taken | null): readonly Piece[] {
  if (!detour) return []
  return wordDiff(detour.origin.replaces, detour.found).map(({ op, official, found }) => ({
    same: op === 'same',
    official: ` ${official}`,
    found: ` ${found}`,
  }))
}

function partsOf(pieces: readonly Piece[]): readonly DiffPart[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.same !== piece.same) runs.push(piece)
    else runs[runs.length - 1] = { ...last, official: last.official + piece.official, found: last.found + piece.found }
  }
  return runs.map(({ same, official, found }) => {
    const sides = { official: tidy(official), found: tidy(found) }
    return { op: same ? 'same' : opOf(sides), ...sides }
  })
}

function opOf({ official, found }: { official: string; found: string }): DiffPart['op'] {
  if (found === '') return 'missing'
  return official === '' ? 'inserted' : 'changed'
}

/** A word as the page prints it behind what stands between it and the word before; brackets that close belong to that one. */
function printed(page: Page, index: number, before: number): { readonly closing: string; readonly found: string } {
  const word = page.words[index]
  if (!word) return { closing: '', found: '' }
  const own = page.given.slice(word.start, word.end)
  const between = before === index - 1 ? page.given.slice(page.words[before]?.end ?? word.start, word.start) : ' '
  const closing = before < 0 ? '' : (/^[)\]}>]+/.exec(between)?.[0] ?? '')
  // A word that was put together shows as one.
  const shown = /\s/u.test(own) || own.length < word.text.length ? word.text : own
  return { closing, found: between.slice(closing.length) + shown }
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
