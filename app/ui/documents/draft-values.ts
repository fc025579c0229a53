import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { warrantyChoices } from '../../../domain/warranties/rules.ts'
import { filledLines, linesOfForm } from './line-text.ts'
import type { Cells } from './rows.ts'

/** The head of a draft as its form holds it: text, ticks, and what each option token is to say. */
export type DraftValues = {
  readonly documentType: TradeDocumentType
  readonly documentDate: string
  readonly counterpartyId: string
  readonly currency: string
  readonly originalId: string
  readonly reference: string
  readonly terms: string
  readonly notes: string
  readonly warranty: (typeof warrantyChoices)[number]
  readonly natural: boolean
  readonly tokens: Readonly<Record<string, string>>
}

const TOKEN = 'token:'

/** The name of the input for an option token. */
export function tokenInput(token: string): string {
  return TOKEN + token
}

/** Reads the head of the form, before JavaScript on the server and after it in the browser. */
export function valuesOfForm(form: FormData): DraftValues {
  const text = (name: string) => String(form.get(name) ?? '')
  const tokens = [...form].flatMap(([name, value]) =>
    name.startsWith(TOKEN) && typeof value === 'string' ? [[name.slice(TOKEN.length), value] as const] : [],
  )
  return {
    documentType: tradeDocumentTypes.find((type) => type === text('documentType')) ?? 'invoice',
    documentDate: text('documentDate'),
    counterpartyId: text('counterpartyId'),
    currency: text('currency'),
    originalId: text('originalId'),
    reference: text('reference'),
    terms: text('terms'),
    notes: text('notes'),
    warranty: warrantyChoices.find((choice) => choice === text('warranty')) ?? 'auto',
    natural: form.has('natural'),
    tokens: Object.fromEntries(tokens),
  }
}

/** What a use case is given for a draft: the head, and the lines in which something was typed. */
export function draftInput(values: DraftValues, lines: readonly Cells[]) {
  const { warranty, natural, tokens, ...head } = values
  return { ...head, options: { warranty, natural, tokens }, lines: filledLines(lines).map(({ line }) => line) }
}

/** The whole form as a use case's input. */
export function draftOfForm(form: FormData) {
  return draftInput(valuesOfForm(form), linesOfForm(form))
}
