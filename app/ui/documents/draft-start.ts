import type { Day } from '../../../domain/kernel/calendar.ts'
import type { Library } from '../../../domain/kernel/scheme.ts'
import type { Registration } from '../../../domain/warranties/question.ts'
import { type DraftValues, valuesOfForm } from './draft-values.ts'
import { filledLines, linesOfForm, readLines } from './line-text.ts'
import { type Lines, linesFrom, nextLines } from './lines-state.ts'
import type { Refusal } from './use-autosave.ts'

/** What the loader of a draft's page says. */
export type DraftPage = {
  readonly values: DraftValues
  readonly lines: string
  readonly originalNumber: string | null
  readonly draft: { readonly id: string; readonly revision: number; readonly savedAt: Date } | null
  readonly seller: {
    readonly legalName: string
    readonly country: string
    readonly timeZone: string
    readonly backDatingDays: number
    readonly forbidUnsupported: boolean
  }
  readonly today: Day
  readonly counterparties: readonly { readonly id: string; readonly name: string; readonly country: string }[]
  readonly registrations: readonly Registration[]
  readonly library: Library
  /** By goods class: what the ledger has under warranty now. */
  readonly support: Readonly<Record<string, string>>
  readonly mayDraft: boolean
  readonly mayIssue: boolean
  /** Whether he may issue past a closed gate, for a reason. */
  readonly mayOverride: boolean
}

/** What the action of a draft's page answers when it does not lead elsewhere. */
export type DraftAnswer = {
  readonly typed: Readonly<Record<string, unknown>>
  readonly moreLines?: number
  readonly refused?: string
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly reason?: string | undefined
}

/** What the form shows first: what was typed before JavaScript, when an answer brings it back, else what is stored. */
export function startOf(page: DraftPage, answer: DraftAnswer | undefined): { values: DraftValues; lines: Lines } {
  if (!answer) return { values: page.values, lines: linesFrom(readLines(page.lines)) }
  const form = formOf(answer.typed)
  const lines = linesFrom(linesOfForm(form))
  const more = answer.moreLines ?? 0
  return {
    values: valuesOfForm(form),
    lines: more > 0 ? nextLines(lines, { do: 'add', count: more }) : lines,
  }
}

/** An action's refusal, tied to the lines that it speaks of. */
export function refusalOf(answer: DraftAnswer | undefined, lines: Lines): Refusal | null {
  if (!answer?.refused) return null
  return { refused: answer.refused, fields: answer.fields ?? {}, reason: answer.reason, keys: filledKeys(lines) }
}

/** The key of the line behind each filled line, as the server counts them. */
export function filledKeys({ rows }: Lines): readonly number[] {
  return filledLines(rows).map(({ at }) => rows[at]?.key ?? -1)
}

function formOf(typed: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  const append = (name: string, value: unknown) => {
    if (typeof value === 'string') form.append(name, value)
  }
  for (const [name, value] of Object.entries(typed)) {
    append(name, value)
    if (name === 'lines' && Array.isArray(value))
      value.forEach((line: unknown, at) => {
        if (typeof line === 'object' && line !== null)
          for (const [field, cell] of Object.entries(line)) append(`lines[${at}].${field}`, cell)
      })
  }
  return form
}
