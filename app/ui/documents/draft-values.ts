import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import type { StatementOptions } from '../../../domain/warranties/question.ts'
import { filledLines, linesOfForm } from './line-text.ts'
import type { Cells } from './rows.ts'

/** The head of a draft as its form holds it: text, ticks, and what each option token is to say. */
export type DraftValues = {
  readonly documentType: TradeDocumentType
  readonly documentDate: string
  readonly counterpartyId: string
  readonly currency: string
  readonly originalId: string
  readonly originalReceivedId: string
  readonly placeOfImport: string
  readonly buyerKind: 'trade' | 'consumer'
  /** Empty: the buyer's, or the company's own. */
  readonly language: string
  readonly reference: string
  readonly terms: string
  readonly notes: string
  /** What was chosen about the statements: editions, additions, and the words of their tokens. */
  readonly options: StatementOptions
}

const TOKEN = 'token:'
const EDITION = 'edition:'
const ADD = 'add:'

/** The names of the inputs for what is chosen about statements. */
export const optionInput = {
  edition: (family: string) => EDITION + family,
  add: (family: string) => ADD + family,
  token: (statement: string, token: string) => `${TOKEN}${statement}:${token}`,
}

/** Reads the head of the form, before JavaScript on the server and after it in the browser. */
export function valuesOfForm(form: FormData): DraftValues {
  const text = (name: string) => String(form.get(name) ?? '')
  return {
    documentType: tradeDocumentTypes.find((type) => type === text('documentType')) ?? 'invoice',
    documentDate: text('documentDate'),
    counterpartyId: text('counterpartyId'),
    currency: text('currency'),
    originalId: text('originalId'),
    originalReceivedId: text('originalReceivedId'),
    placeOfImport: text('placeOfImport'),
    buyerKind: form.get('buyerKind') === 'consumer' ? 'consumer' : 'trade',
    language: text('language'),
    reference: text('reference'),
    terms: text('terms'),
    notes: text('notes'),
    options: optionsOfForm(form),
  }
}

function optionsOfForm(form: FormData): StatementOptions {
  const editions: Record<string, string> = {}
  const add: string[] = []
  const tokens: Record<string, Record<string, string>> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value === '') continue
    if (name.startsWith(EDITION)) editions[name.slice(EDITION.length)] = value
    else if (name.startsWith(ADD)) add.push(name.slice(ADD.length))
    else if (name.startsWith(TOKEN)) {
      const [statement = '', token = ''] = name.slice(TOKEN.length).split(/:(.*)/s)
      tokens[statement] = { ...tokens[statement], [token]: value }
    }
  }
  return { editions, add, tokens }
}

/** What a use case is given for a draft: the head, and the lines in which something was typed. */
export function draftInput(values: DraftValues, lines: readonly Cells[]) {
  return { ...values, lines: filledLines(lines).map(({ line }) => line) }
}

/** The whole form as a use case's input. */
export function draftOfForm(form: FormData) {
  return draftInput(valuesOfForm(form), linesOfForm(form))
}
