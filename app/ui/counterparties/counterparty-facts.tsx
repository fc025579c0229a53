import type { SowStanding } from '../../../domain/counterparties/rules.ts'
import { Fact } from '../fact.tsx'
import { DayText } from '../format.tsx'
import type { CounterpartyValues } from './counterparty-form.tsx'
import { SowBadge } from './sow-badge.tsx'

const SENTENCES: Readonly<Record<SowStanding, string>> = {
  'in-order': 'It runs for at least 60 more days, and was looked up within the last twelve months.',
  'ends-soon': 'It ends within 60 days. Look it up again and write down the new last day.',
  ended: 'It is over. Look it up again; until then their warranties under the present statement prove little.',
  unchecked: 'Nobody has looked it up in the last twelve months. Look it up and write down the day.',
  'end-unknown': 'It was looked up, but no number or no last day is written down.',
}

type CounterpartyFactsProps = {
  readonly counterparty: CounterpartyValues & { readonly standing: SowStanding }
  readonly countryName: string | null
}

/** What is known of a counterparty, first of all how its SoW registration stands. */
export function CounterpartyFacts({ counterparty, countryName }: CounterpartyFactsProps) {
  const { standing, sowNumber, sowCheckedOn, sowValidTo } = counterparty
  return (
    <>
      <p className="standing">
        <SowBadge standing={standing} /> <span>{SENTENCES[standing]}</span>
      </p>
      <dl className="facts">
        <Fact term="Role">{counterparty.roles.join(', ')}</Fact>
        <Fact term="Country">{countryName ? `${countryName} (${counterparty.country})` : counterparty.country}</Fact>
        <Fact term="Address">{counterparty.address || '–'}</Fact>
        <Fact term="Tax number">{counterparty.taxNumber ?? '–'}</Fact>
        <Fact term="E-mail">{counterparty.email ?? '–'}</Fact>
        <Fact term="SoW number">{sowNumber ?? '–'}</Fact>
        <Fact term="Last checked">{sowCheckedOn ? <DayText value={sowCheckedOn} /> : 'never'}</Fact>
        <Fact term="SoW valid to">{sowValidTo ? <DayText value={sowValidTo} /> : 'not known'}</Fact>
      </dl>
    </>
  )
}
