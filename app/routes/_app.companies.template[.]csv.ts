import { companyCsvColumns, loadedSchemes } from '../../domain/companies/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { loaderFor } from '../route.server.ts'

const EXAMPLE: Readonly<Record<string, string>> = {
  legalName: 'Example Diamonds NV',
  country: 'BE',
  address: '"Hoveniersstraat 1, 2018 Antwerp"',
  registrationNumber: '0400.000.000',
  segment: 'polished-dealer',
  timeZone: 'Europe/Brussels',
  currency: 'USD',
  fiscalYearStart: '1',
  bourseMemberships: 'Antwerpsche Diamantkring; Beurs voor Diamanthandel',
  paper: 'A4',
  schemeNumber: 'A-0000',
  schemeValidFrom: '2026-01-01',
  schemeValidTo: '2026-12-31',
}

/** The columns with one company as an example, to be filled in. */
export const loader = loaderFor(async ({ actor, deps }) => {
  authorize(actor, 'association:onboard')
  const [scheme] = await loadedSchemes(deps, actor)
  const example: Readonly<Record<string, string>> = { ...EXAMPLE, scheme: scheme?.key ?? '' }
  const rows = [companyCsvColumns, companyCsvColumns.map((column) => example[column] ?? '')]
  return new Response(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="companies.csv"',
    },
  })
})
