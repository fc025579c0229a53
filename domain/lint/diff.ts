import { type DiffPart, wordDiff } from '../kernel/word-diff.ts'
import type { Alignment } from './align.ts'
import type { Differences } from './differences.ts'
import type { Step } from './edges.ts'
import type { Lattice, Origin } from './lattice.ts'
import type { Page } from './page.ts'

type Piece = { same: boolean; official: string; found: string }
type Detour = { readonly origin: Origin; found: string }

/** The wording and what was found, side by side, in parts that are the same or not. */
export function diffOf(
  page: Page,
  { steps, lattice }: Alignment,
  { marks, columns }: Differences,
): readonly DiffPart[] {
  const marked = new Set(marks.map(({ word }) => word))
  const pieces: Piece[] = []
  let detour: Detour | null = null
  let before = -1
  for (const step of steps.filter(({ op, word }) => op !== 'cell' || !columns.has(word))) {
    const own = lattice.states[step.state]
    const found = foundAt(page, step.word, before)
    const origin: Origin | null = own ? own.origin : originOf(detour)
    if (step.word >= 0) before = step.word
    if (detour && origin === originOf(detour)) {
      detour.found += found.lead + found.text
      continue
    }
    pieces.push(...detourPieces(detour))
    detour = origin ? { origin, found: found.text } : null
    if (!origin) addPiece(pieces, { step, lattice, found, isMarked: marked.has(step.word) })
  }
  pieces.push(...detourPieces(detour))
  const isWhole = pieces.at(-1)?.found !== ''
  pieces.push({ same: isWhole, official: lattice.ending, found: isWhole ? lattice.ending : '' })
  return partsOf(pieces)
}

type Printed = { readonly lead: string; readonly text: string }
type Added = { readonly step: Step; readonly lattice: Lattice; readonly found: Printed; readonly isMarked: boolean }

/** Adds a step's words on both sides; punctuation that follows a word stays with it. */
function addPiece(pieces: Piece[], { step, lattice, found, isMarked }: Added): void {
  const own = lattice.states[step.state]
  const printed = { lead: own?.lead ?? '', text: own?.shown ?? '' }
  const official = step.op === 'any' ? found : printed
  const [there, here] = [closing(official.lead), closing(found.lead)]
  const lastOfficial = pieces.findLast((piece) => piece.official !== '')
  const lastFound = pieces.findLast((piece) => piece.found !== '')
  if (lastOfficial) lastOfficial.official += there
  if (lastFound) lastFound.found += here
  const last = pieces.at(-1)
  if (isMarked && last) last.same = false
  // A sign that joins two words, like a hyphen, is part of both.
  const isJoined = !/\s/u.test(official.lead) || !/\s/u.test(found.lead)
  pieces.push({
    same: (step.op === 'match' || step.op === 'any') && !(isMarked && isJoined),
    official: official.lead.slice(there.length) + official.text,
    found: found.lead.slice(here.length) + found.text,
  })
}

function closing(lead: string): string {
  return /^\S+(?=\s)/u.exec(lead)?.[0] ?? ''
}

function originOf(detour: Detour | null): Origin | null {
  return detour?.origin ?? null
}

/** Another way through the wording, against the statement's own words there. */
function detourPieces(detour: Detour | null): readonly Piece[] {
  if (!detour) return []
  return wordDiff(detour.origin.replaces, detour.found).map(({ op, official, found }) => ({
    same: op === 'same',
    official: official === '' ? '' : ` ${official}`,
    found: found === '' ? '' : ` ${found}`,
  }))
}

function partsOf(pieces: readonly Piece[]): readonly DiffPart[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.same !== piece.same) runs.push({ ...piece })
    else {
      last.official += piece.official
      last.found += piece.found
    }
  }
  return runs.flatMap(({ same, official, found }): readonly DiffPart[] => {
    const sides = { official: tidy(official), found: tidy(found) }
    if (sides.official === '' && sides.found === '') return []
    return [{ op: same ? 'same' : opOf(sides), ...sides }]
  })
}

function opOf({ official, found }: { official: string; found: string }): DiffPart['op'] {
  if (found === '') return 'missing'
  return official === '' ? 'inserted' : 'changed'
}

/** A word as the page prints it, and what stands between it and the word before. */
function foundAt(page: Page, index: number, before: number): Printed {
  const word = page.words[index]
  if (!word) return { lead: '', text: '' }
  const own = page.given.slice(word.start, word.end)
  const lead = before === index - 1 ? page.given.slice(page.words[before]?.end ?? word.start, word.start) : ' '
  // A word that was put together shows as one.
  return { lead, text: /\s/u.test(own) || own.length < word.text.length ? word.text : own }
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
