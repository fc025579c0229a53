import { certificateLaw } from '../../domain/certificates/law.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { layoutOf } from '../../domain/kernel/pack-layout.ts'
import type { Library } from '../../domain/kernel/scheme.ts'
import type { Population } from './queries.ts'

type Asked = {
  readonly scheme: string
  readonly purpose: string
  readonly redacted: boolean
  readonly period_from: Day
  readonly period_to: Day
  readonly requested_at: Date
}

/** What a pack looks at, the scheme that says how it is laid out, and what of that layout it holds. */
export function populationOf(
  pack: Asked,
  company: { readonly schemes: readonly string[]; readonly time_zone: string },
  { schemes }: Library,
) {
  const scheme = schemes.find(({ key }) => key === pack.scheme)
  if (!scheme) throw new Error(`The scheme ${pack.scheme} is not loaded.`)
  const layout = layoutOf(scheme.auditPack, pack)
  if (!layout) throw new Error(`The scheme ${pack.scheme} has no purpose ${pack.purpose}.`)
  const own = new Set(scheme.goods.map(({ key }) => key))
  const others = schemes.filter(({ key }) => key !== scheme.key && company.schemes.includes(key))
  const population: Population = {
    ...{ from: pack.period_from, to: pack.period_to, at: pack.requested_at, timeZone: company.time_zone },
    scheme: scheme.key,
    law: certificateLaw({ schemes: [scheme] }),
    ...{ papers: layout.papers, redacted: layout.redacted },
    goods: new Map(scheme.goods.map(({ key, name, unit }) => [key, { name, unit }])),
    elsewhere: others.flatMap(({ goods }) => goods.map(({ key }) => key)).filter((key) => !own.has(key)),
  }
  return { scheme, layout, population }
}
