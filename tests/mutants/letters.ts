// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

/** Controls of letters, and of the statements that they give to documents. */
export const letterMutants: readonly Mutant[] = [
  {
    control: 'letters',
    what: 'a letter gives a warranty although the registration is not valid',
    file: 'domain/trade-documents/supply/index.ts',
    from: "      if (refused !== null) throw new DomainError('invalid', refused, { reason: 'cannot_be_given' })\n",
    to: '',
    test: integration('letters'),
  },
  {
    control: 'letters',
    what: 'what came back before is warranted by the letter all the same',
    file: 'domain/trade-documents/supply/index.ts',
    from: 'carats: (line.carats - line.takenCarats) as MilliCarat,',
    to: 'carats: line.carats,',
    test: integration('letters'),
  },
  {
    control: 'letters',
    what: 'what a letter counted stays when its document is voided',
    file: 'domain/trade-documents/index.ts',
    from: 'await undoEntries(tx, [id, ...(await selectSuppliedIds(tx, id))], at)',
    to: 'await undoEntries(tx, [id], at)',
    test: integration('letters'),
  },
  {
    control: 'letters',
    what: 'a document printed again carries what only a letter gave it',
    file: 'domain/documents/index.ts',
    from: "all.filter((each) => (each.supplied_on === null) === (kind !== 'supplementary-letter'))",
    to: 'all',
    test: integration('letters'),
  },
  {
    control: 'letters',
    what: 'voided documents are in an account',
    file: 'domain/letters/queries.ts',
    from: "d.counterparty_id = ${partner} and d.status = 'issued' and",
    to: 'd.counterparty_id = ${partner} and',
    test: integration('letters'),
  },
]
