import { join } from 'node:path'
import { pino } from 'pino'
import type { Deps } from '../../domain/deps.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { openKeys } from '../../platform/keys.ts'
import { openQueue } from '../../platform/queue.ts'
import type { Ground } from './ground.ts'
import { callers, type Measured, type Size, sideBySide, timed } from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'

/** So many are issued before the clock starts: three by every connection of the pool. */
const WARM = 24

/** Documents issued per second in one number series, bell included, against a bare insert under the same row lock. */
export async function issuing(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [count, rounds] = size === 'full' ? [200, 7] : [5, 1]
  const t = await ground.database('bench_issuing')
  const log = pino({ level: 'silent' })
  const queue = openQueue({ databaseUrl: t.urls.queueUrl }, log)
  const rung = new Set<Promise<void>>()
  const ring: Deps['ring'] = (name, payload) => {
    const bell = queue.ring(name, payload).finally(() => rung.delete(bell))
    rung.add(bell)
    return bell
  }
  const keys = openKeys({ dataFolder: ground.folder })
  const files = folderFiles(join(ground.folder, 'files'))
  const deps = { ...t, clock: systemClock, ring, keys, files }
  const seller = await newSeller(t)
  const { dealer, tenantId } = seller.company

  const product = (atOnce: number) => async () => {
    const drafts = await newDrafts(t, seller, WARM + count)
    const issue = async (at: number) => {
      const id = drafts[at]
      if (id) await issueTradeDocument(deps, dealer, id)
    }
    // As autovacuum does within a minute: plans made over empty tables walk a company's whole trade at every foreign key.
    await t.admin`analyze`
    // It throws away every connection's plans; what the next ones cost belongs to the analysis and not to issuing.
    await callers(atOnce, WARM, issue)
    const took = await timed(async () => {
      await callers(atOnce, count, (index) => issue(WARM + index))
      // Nobody waits for the bells, but they are work that issuing causes.
      await Promise.all(rung)
    })
    return (count / took) * 1000
  }
  // Series and documents of their own company, so that the two do not wait for each other's row.
  const other = await newSeller(t)
  await t.admin`insert into number_series (tenant_id, document_type, prefix, next_number) values (${other.company.tenantId}, 'invoice', 'INV-', 1)`
  const bare = (atOnce: number) => async () => {
    const took = await timed(() =>
      callers(atOnce, count, () =>
        t.admin.begin(async (tx) => {
          const tenant = other.company.tenantId
          const [series] = await tx<{ next: number }[]>`update number_series set next_number = next_number + 1
            where tenant_id = ${tenant} and document_type = 'invoice' returning (next_number - 1)::int as next`
          await tx`insert into trade_document (tenant_id, id, document_type, number, sequence, document_date, counterparty_id,
              counterparty_name, currency, unit, header, line_count, total_pieces, total_carats, total_minor, issued_by_name, issued_at)
            values (${tenant}, ${newId()}, 'invoice', ${`INV-${series?.next}`}, ${series?.next ?? 0}, '2026-11-20', ${other.counterpartyId},
              'Hudson Gems Inc', 'USD', 'ct', '{}', 6, 21, 18.018, 2750000, 'Dealer', now())`
        }),
      ),
    )
    return (count / took) * 1000
  }
  const measure = (name: string, atOnce: number) =>
    sideBySide({ name, unit: 'documents/s', rounds, goal: { atLeast: 0.3 } }, product(atOnce), bare(atOnce))
  try {
    const results = [await measure('issuing, one caller', 1), await measure('issuing, eight callers', 8)]
    await refuseGaps(t.admin, tenantId)
    return results
  } finally {
    await queue.close()
  }
}

/** A fast series with a hole in it would be worth nothing. */
async function refuseGaps(admin: Awaited<ReturnType<Ground['database']>>['admin'], tenant: string): Promise<void> {
  const [row] = await admin<{ gaps: number }[]>`
    select (max(sequence) - count(*))::int as gaps from trade_document where tenant_id = ${tenant}`
  if (row?.gaps !== 0) throw new Error(`The series has ${row?.gaps} gaps.`)
}
