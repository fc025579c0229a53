import { LANGUAGES, languageOr } from '../../../domain/kernel/languages.ts'
import { Fact } from '../fact.tsx'
import type { CounterpartyValues } from './counterparty-form.tsx'

type CounterpartyFactsProps = { readonly counterparty: CounterpartyValues; readonly countryName: string | null }

/** Who a counterparty is. */
export function CounterpartyFacts({ counterparty, countryName }: CounterpartyFactsProps) {
  return (
    <dl className="facts">
      <Fact term="Role">{counterparty.roles.join(', ')}</Fact>
      <Fact term="Country">{countryName ? `${countryName} (${counterparty.country})` : counterparty.country}</Fact>
      <Fact term="Address">{counterparty.address || '–'}</Fact>
      <Fact term="Tax number">{counterparty.taxNumber ?? '–'}</Fact>
      <Fact term="Language">
        {counterparty.language ? LANGUAGES[languageOr(counterparty.language)].name : 'as our own'}
      </Fact>
      <Fact term="E-mail">{counterparty.email ?? '–'}</Fact>
    </dl>
  )
}
