import { type DiffPart, wordDiff } from '../kernel/word-diff.ts'
import type { Alignment } from './align.ts'
import type { Differences } from './differences.ts'
import type { Origin } from './lattice.ts'
import type { Page } from './page.ts'

type Piece = { readonly same: boolean; readonly official: string; readonly found: string }

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
    const found = word < 0 ? '' : printed(page, word, before)
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
  return partsOf([...pieces, ...detourPieces(detour)])
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

/** A word as the page prints it, with what stands between it and the word before. */
function printed(page: Page, index: number, before: number): string {
  const word = page.words[index]
  if (!word) return ''
  const own = page.given.slice(word.start, word.end)
  const lead = before === index - 1 ? page.given.slice(page.words[before]?.end ?? word.start, word.start) : ' '
  // A word that was put together shows as one.
  return lead + (/\s/u.test(own) || own.length < word.text.length ? word.text : own)
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
