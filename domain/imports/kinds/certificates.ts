import type { TenantTx } from '../../../db/tenant.ts'
import { recordIn } from '../../certificates/index.ts'
import { type Certificate, certificateSchema } from '../../certificates/schema.ts'
import { formatCarat, parseCarat, sumCarats } from '../../kernel/carat.ts'
import { formatAmount, parseAmount } from '../../kernel/money.ts'
import { certificateColumns, certificateHeader, certificateLine } from '../columns/certificates.ts'
import { certificateRows, textOfRows } from '../exports/certificate-rows.ts'
import { selectCertificateIds, selectCertificateRows } from '../exports/queries.ts'
import type { ImportError, Row } from '../reading/rows.ts'
import { differences, groupsOf, issuesOf, lineOf } from './document-rows.ts'
import { type Applying, type Kind, noPlan, type Plan, type PlanDeps } from './kind.ts'
import { oneByOne } from './tried.ts'

type Grouped = { readonly certificate: Certificate; readonly group: readonly Row[] }

/** Certificates: recorded with their goods; one that is in the register with the same content stays. */
export const certificateKind: Kind = {
  columns: certificateColumns,
  action: 'certificate:record',
  plan,
  samples: ({ today }) => [
    {
      ...{
        number: 'BW1234567',
        direction: 'received',
        bears_statement: 'yes',
        origin_countries: 'BW',
        issued_on: today,
      },
      ...{ expires_on: `${Number(today.slice(0, 4)) + 1}-01-31`, authority: 'The authority that issued it' },
      ...{
        exporter: 'Name and address of the exporter',
        importer: 'Name and address of the importer',
        importer_country: 'BE',
      },
      ...{
        parcels: '1',
        validated_on: today,
        seal_numbers: 'S-1',
        hs_code: '7102.31',
        carats: '120.500',
        value: '60250.00',
      },
    },
  ],
}

async function plan(deps: PlanDeps, tx: TenantTx, rows: readonly Row[], by: Applying): Promise<Plan> {
  const errors: ImportError[] = []
  const read: Grouped[] = []
  for await (const group of groupsOf(rows, ({ cells }) => cells['number'] ?? '')) {
    const found = differences(group, certificateHeader)
    const parsed = certificateSchema.safeParse(inputOf(group))
    if (!parsed.success)
      found.push(...issuesOf(parsed.error.issues.map(flat), group, certificateHeader, certificateLine))
    if (parsed.success && found.length === 0) read.push({ certificate: parsed.data, group })
    errors.push(...found)
  }
  if (errors.length > 0) return noPlan(errors)
  const known = await selectCertificateIds(
    tx,
    read.map(({ certificate }) => certificate.number),
  )
  const rowsOf = Map.groupBy(await selectCertificateRows(tx, [...known.values()]), (row) => row['number'])
  const items = read.filter(
    ({ certificate }) => textOfRows(certificateRows(certificate)) !== textOfRows(rowsOf.get(certificate.number) ?? []),
  )
  return oneByOne(tx, by, {
    items,
    unchanged: read.length - items.length,
    columns: { header: certificateHeader, line: certificateLine },
    record: (within, { certificate }, { actor, at }) =>
      recordIn(within, { ...deps, clock: { now: () => at } }, actor, { certificate, file: null }),
  })
}

/** What further elements are wrong is told under their own columns. */
function flat<I extends { readonly path: readonly PropertyKey[] }>(issue: I): I {
  return issue.path[0] === 'further' ? { ...issue, path: issue.path.slice(1) } : issue
}

const FURTHER = ['consigneeCountry', 'containerCount', 'validationReference', 'mine', 'quality']
const TICKS = ['bearsStatement', 'mixedOrigin', 'originsStarred']

function inputOf(group: readonly Row[]) {
  const [first] = group
  const { ...fields } = first ? lineOf(first, certificateHeader) : {}
  const lines = group.map((row) => lineOf(row, certificateLine))
  return {
    ...fields,
    direction: fields['direction'] || 'received',
    ...Object.fromEntries(TICKS.map((name) => [name, ticked(fields[name], name === 'bearsStatement')])),
    carats: fields['carats'] || sumOf(() => formatCarat(sumCarats(lines.map(({ carats = '' }) => parseCarat(carats))))),
    value:
      fields['value'] ||
      sumOf(() =>
        formatAmount(
          lines.reduce((sum, { value = '' }) => sum + parseAmount(value, 'USD'), 0n),
          'USD',
        ),
      ),
    further: Object.fromEntries(FURTHER.map((name) => [name, fields[name]])),
    lines,
  }
}

/** The sum, or nothing where a line is none: that is told at the line. */
function sumOf(add: () => string): string | undefined {
  try {
    return add()
  } catch {
    return undefined
  }
}

function ticked(text: string | undefined, unless: boolean): boolean | string {
  const word = (text ?? '').toLowerCase()
  if (word === '') return unless
  if (['yes', 'y', 'true', '1', 'x', 'ja', 'oui'].includes(word)) return true
  return ['no', 'n', 'false', '0', 'nee', 'nein', 'non'].includes(word) ? false : word
}
