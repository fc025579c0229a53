import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import { chooseForCompany } from '../warranties/index.ts'
import type { StatementOptions } from '../warranties/question.ts'

type Sale = {
  readonly documentType: string
  readonly documentDate: string
  readonly buyer: { readonly name: string; readonly country: string }
  readonly lines: readonly object[]
  readonly add: readonly string[]
}

/** What a dealer fills in where a declaration asks for words, and which of the statements that may stand he adds. */
export async function statementWords(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  dealer: CompanyActor,
  { add, ...sale }: Sale,
): Promise<StatementOptions> {
  const words: Readonly<Record<string, string>> = {
    importer: sale.buyer.name,
    signatory: dealer.name,
    capacity: 'Sales director',
  }
  const options = { editions: {}, add, tokens: {} }
  const { decisions } = await chooseForCompany(deps, dealer, { ...sale, options })
  const tokens: Record<string, Record<string, string>> = {}
  for (const { key, stands, missing } of decisions)
    for (const { field, reason } of stands ? missing : []) {
      const token = field.split('.').at(-1) ?? ''
      if (reason === 'missing_words') tokens[key] = { ...tokens[key], [token]: words[token] ?? 'as agreed' }
    }
  return { ...options, tokens }
}
