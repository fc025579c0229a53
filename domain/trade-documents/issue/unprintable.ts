import { DomainError } from '../../kernel/errors.ts'
import { undrawnIn, undrawnSentence } from '../../kernel/printable.ts'
import type { Draft } from '../schema.ts'
import type { FrozenStatement, IssueFacts } from './frozen.ts'

const LABELS: Readonly<Record<string, string>> = {
  description: 'Description',
  reportNumber: 'Report number',
  kpCertificate: 'Certificate',
  treatment: 'Treatment',
  claimValue: 'Claim value',
  terms: 'Terms',
  notes: 'Notes',
}

/**
 * Throws `invalid`, field by field, for a document that would stand on paper with a box where a letter should be.
 * What is the buyer's or the company's own is to be mended on their pages, and the sentence says which.
 */
export function refuseUnprintable(
  { terms, notes, lines }: Draft,
  { company, counterparty }: IssueFacts,
  statements: readonly Pick<FrozenStatement, 'text' | 'fields'>[],
): void {
  const fields: Record<string, string[]> = {}
  const say = (field: string, sentence: string | null) => {
    if (sentence !== null) fields[field] = [...(fields[field] ?? []), sentence]
  }
  for (const { path } of undrawnIn({ terms, notes, lines }).slice(0, 500)) {
    const text = path.split('.').reduce<unknown>((value, key) => Object(value)[key], { terms, notes, lines })
    say(path, undrawnSentence(LABELS[path.split('.').at(-1) ?? ''] ?? 'This field', String(text)))
  }
  const { name, address, tax_number: taxNumber } = counterparty
  say('counterpartyId', undrawnSentence('The buyer’s name', name))
  say('counterpartyId', undrawnSentence('The buyer’s address', address))
  say('counterpartyId', undrawnSentence('The buyer’s tax number', taxNumber ?? ''))
  for (const [label, text] of [
    ['Your company’s name', company.legal_name],
    ['Your company’s address', company.address],
    ['Your company’s tax number', company.tax_number ?? ''],
    ['Your company’s registration number', company.registration_number],
  ] as const)
    say('', undrawnSentence(label, text))
  for (const { text, fields: told } of statements)
    for (const { sentence } of undrawnIn({ text, told })) say('options', sentence)
  const sentences = Object.values(fields).flat()
  if (sentences.length === 0) return
  const [first = ''] = sentences
  const sentence = sentences.length === 1 ? first : 'Some fields cannot be printed.'
  throw new DomainError('invalid', sentence, { reason: 'unprintable', fields })
}
