import { readLedger, reconcile } from '../../domain/ledger/index.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, quantile, type Size, sideBySide, tell, timed } from './measure.ts'

type Database = Awaited<ReturnType<Ground['database']>>
const YEAR = { kind: 'fiscal-year', containing: '2026-06-01' }

/**
 * A year reconciled from its entries against one aggregate over the same rows, and what the balances cost after one
 * document changed, in a small year and in a large one.
 */
export async function reconciling(ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [small, large] = size === 'full' ? [10_000, 1_000_000] : [200, 2_000]
  const t = await ground.database('reconciling')
  const deps = { ...testServices(new Date('2027-01-10T10:00:00Z')), db: t.db, system: t.system, library: t.library }
  const [little, much] = [await yearOf(t, small), await yearOf(t, large)]
  tell(`reconciling: ${small} and ${large} lines stand`)
  const bare = () =>
    timed(
      () => t.admin`select scheme, goods_class, bucket, sum(carats), sum(warranted) from ledger_entry
        where tenant_id = ${much.company.tenantId} group by 1, 2, 3`,
    )
  const ours = () => timed(() => reconcile(deps, much.company.viewer, YEAR))
  const about = { name: 'reconciling a year from scratch', unit: 'ms', rounds: size === 'full' ? 5 : 1 }
  const whole = await sideBySide({ ...about, goal: { atMost: 1.5 } }, ours, bare)
  let taken = 0
  const once = ({ company, partner }: typeof much) =>
    timed(async () => {
      taken += 1
      const line = { goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.503' }
      await recordReceivedDocument(deps, company.dealer, {
        input: {
          supplierId: partner,
          number: `N-${taken}`,
          documentDate: '2026-07-01',
          edition: 'SOW-2021',
          lines: [line],
        },
      })
      await readLedger(deps, company.viewer, YEAR)
    })
  const times: number[] = []
  const after = await sideBySide(
    {
      name: 'balances after one document, large year against small',
      unit: 'ms',
      rounds: size === 'full' ? 30 : 1,
      goal: { atMost: 1.3 },
    },
    async () => {
      const took = await once(much)
      times.push(took)
      return took
    },
    () => once(little),
  )
  return [
    whole,
    after,
    figure('balances after one document, 95th of 100', 'ms', quantile(times, 0.95), { atMost: 300 }),
  ]
}

/** A company with a year of entries and the documents behind them, written at once; the months' sums as the trigger keeps them. */
async function yearOf(t: Database, lines: number) {
  const company = await newCompany(t)
  const partner = await newCounterparty(t, company.tenantId)
  const tenant = company.tenantId
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into received_document (tenant_id, id, document_type, number, document_date, counterparty_id, counterparty_name, unit, line_count,
        total_pieces, total_carats, source, recorded_by_name, recorded_at)
      select ${tenant}, gen_random_uuid(), 'invoice', 'B-' || n, date '2026-01-01' + (n % 365), ${partner}, 'Hudson Gems Inc', 'ct', 1, 1,
        1 + (n % 5000) / 1000.0, 'import', 'Builder', now() from generate_series(1, ${lines}::int) n`
    const goods = tx`(array['POLISHED_NATURAL', 'ROUGH_NATURAL', 'JEWELLERY_NATURAL'])[1 + length(number) % 3]`
    await tx`insert into received_document_line (tenant_id, document_id, position, goods_class, description, carats)
      select tenant_id, id, 1, ${goods}, 'Rounds', total_carats from received_document where tenant_id = ${tenant}`
    await tx`insert into ledger_entry (tenant_id, source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted, abroad)
      select tenant_id, id, 1, 'received', 'sow', ${goods}, document_date, document_date,
        (array['received', 'received', 'issued', 'returns-in'])[1 + (total_carats * 1000)::int % 4], total_carats,
        case when (total_carats * 1000)::int % 7 = 0 then 0 else total_carats end, false
      from received_document where tenant_id = ${tenant}`
    await tx`insert into ledger_balance (tenant_id, scheme, goods_class, month, bucket, carats, warranted)
      select tenant_id, scheme, goods_class, date_trunc('month', day)::date, bucket, sum(carats), sum(warranted) from ledger_entry
      where tenant_id = ${tenant} group by 1, 2, 3, 4, 5`
  })
  for (const table of ['received_document', 'received_document_line', 'ledger_entry', 'ledger_balance'])
    await t.admin`vacuum analyze ${t.admin(table)}`
  await t.admin`checkpoint`
  return { company, partner }
}
