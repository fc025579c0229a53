import { z } from 'zod'
import { letterTypes, tradeDocumentTypes } from '../../domain/kernel/goods.ts'
import { declarationInput } from '../documents/declaration/input.ts'
import { importConfirmationInput } from '../documents/import-confirmation/input.ts'
import { invoiceInput } from '../documents/invoice/input.ts'
import { supplementaryLetterInput } from '../documents/supplementary-letter/input.ts'
import { warrantyAccountInput } from '../documents/warranty-account/input.ts'
import { warrantyStatementInput } from '../documents/warranty-statement/input.ts'
import { labelsSchema } from '../labels/index.ts'
import { houseBodies } from '../render.ts'
import type { Rules } from './check-template.ts'
import { dictionaryOf, pathsOf } from './dictionary.ts'

const word = z.string()
// What renders beside the input (render.ts, contextOf).
const beside = {
  labels: labelsSchema,
  kind: word,
  documentKind: word,
  reference: word,
  voided: z.boolean(),
  isForeign: z.boolean(),
}
// Pictures and looks are placed by our own blocks.
const withheld = {
  verification: true,
  branding: true,
  paper: true,
  language: true,
  status: true,
  documentType: true,
} as const
const ofLetter = {
  verification: true,
  branding: true,
  paper: true,
  language: true,
  documentType: true,
} as const
const refersTo = z.object({ kind: word, number: word, date: word }).nullable()

const LETTER = ['number', 'statements', 'verification']

/** What a company's own template may say, place and must place, for each document that it may lay out. */
export const studioRules = {
  invoice: {
    dictionary: dictionaryOf(invoiceInput.omit(withheld).extend({ ...beside, refersTo })),
    blocks: ['letterhead', 'number', 'parties', 'lines', 'bank', 'statements', 'verification'],
    required: [...LETTER, 'parties', 'lines'],
  },
  'warranty-statement': {
    dictionary: dictionaryOf(warrantyStatementInput.omit(withheld).extend({ ...beside, refersTo })),
    blocks: ['letterhead', 'number', 'parties', 'statements', 'verification'],
    required: [...LETTER, 'parties'],
  },
  declaration: {
    dictionary: dictionaryOf(declarationInput.omit(withheld).extend({ ...beside, refersTo })),
    blocks: ['own-letterhead', 'number', 'addressee', 'goods', 'statements', 'verification'],
    required: [...LETTER, 'own-letterhead', 'goods'],
  },
  'supplementary-letter': {
    dictionary: dictionaryOf(supplementaryLetterInput.omit(withheld).extend({ ...beside, refersTo, supplies: word })),
    blocks: ['own-letterhead', 'number', 'addressee', 'supplies', 'goods', 'statements', 'verification'],
    required: [...LETTER, 'own-letterhead', 'supplies', 'goods'],
  },
  'import-confirmation': {
    dictionary: dictionaryOf(importConfirmationInput.omit(ofLetter).extend(beside)),
    blocks: ['own-letterhead', 'number', 'recipient', 'statements', 'verification'],
    required: [...LETTER, 'own-letterhead', 'recipient'],
  },
  'warranty-account': {
    dictionary: dictionaryOf(warrantyAccountInput.omit(ofLetter).extend({ ...beside, accountSays: word })),
    blocks: ['own-letterhead', 'number', 'recipient', 'account', 'verification'],
    required: ['number', 'own-letterhead', 'recipient', 'account', 'verification'],
  },
} as const satisfies Readonly<Record<string, Rules>>
export type StudioKind = keyof typeof studioRules

/** Which of our bodies a company's template of this name takes the place of. */
export function studioKind(name: string): StudioKind {
  return Object.hasOwn(studioRules, name) ? (name as StudioKind) : 'invoice'
}

const NAMES = [...tradeDocumentTypes, ...letterTypes, 'warranty-statement', 'declaration']

/** What ships for each kind of paper, as the studio begins with it. */
export function houseTemplates() {
  return NAMES.map((name) => ({
    name,
    body: houseBodies[studioKind(name)],
    css: '',
    dictionary: pathsOf(studioRules[studioKind(name)].dictionary),
  }))
}
