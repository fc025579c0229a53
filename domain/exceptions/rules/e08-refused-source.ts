import { countryName } from '../../kernel/country.ts'
import { holds } from '../../kernel/window.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { type Law, needsCertificate } from '../law.ts'

/** E08: bought from a partner that the company blocks, or rough from a country that took no part on that day. */
export function refusedSource(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'received' || !['invoice', 'memo'].includes(facts.documentType)) return []
  return [...ofPartner(facts), ...ofCountries(facts, law)]
}

function ofPartner({ partner, date, number }: DocumentFacts): readonly Found[] {
  if (partner.blockedFrom === null || date < partner.blockedFrom) return []
  const why = partner.blockedReason ? ` (${partner.blockedReason})` : ''
  return [
    {
      about: 'partner',
      sentence: `${number} is of ${partner.name}, whom the company has blocked since ${partner.blockedFrom}${why}.`,
    },
  ]
}

function ofCountries(facts: DocumentFacts, law: Law): readonly Found[] {
  const lines = facts.lines.filter((line) => needsCertificate(law, line, facts.date))
  const named = lines.flatMap((line) =>
    [facts.partner.country, line.countryOfOrigin, line.countryOfMining].flatMap((country) =>
      country === null ? [] : [{ country, position: line.position }],
    ),
  )
  const outside = Map.groupBy(
    named.filter(({ country }) => !takesPart(country, facts.date, law)),
    ({ country }) => country,
  )
  return [...outside].map(([country, own]) => ({
    about: `country/${country}`,
    sentence: `${countryName(country)} took no part in the certification of rough on ${facts.date}; it is the source of ${linesText(own.map(({ position }) => position))} of ${facts.number}.`,
  }))
}

/** A library without a list of participants says nothing about countries. */
function takesPart(country: string, date: string, { chooser }: Law): boolean {
  const participants = chooser.library.schemes.flatMap(({ reference }) => reference.participants)
  if (participants.length === 0) return true
  return participants.some((each) => each.status === 'trading' && each.countries.includes(country) && holds(each, date))
}
