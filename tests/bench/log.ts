import { join } from 'node:path'
import { inTenant } from '../../db/tenant.ts'
import { insertEvent } from '../../domain/events/queries.ts'
import { proofOfEntry } from '../../domain/evidence-log/prove.ts'
import { openProver } from '../../domain/evidence-log/prover.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { openKeys } from '../../platform/keys.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { folderWitness } from '../../platform/witness.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import type { TestDatabase } from '../support/database.ts'
import type { Ground } from './ground.ts'
import {
  callers,
  type Figure,
  figure,
  type Measured,
  median,
  quantile,
  type Size,
  sideBySide,
  tell,
  timed,
} from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'
import { openWithoutLog } from './without-log.ts'

/** What the evidence log costs whoever trades, and whether a long one costs more than a short one. */
export async function log(ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const full = size === 'full'
  const t = await ground.database('bench_log')
  const issued = await issuingWithAndWithout(ground, t, full)
  const [long, short] = [await newCompany(t), await newCompany(t)]
  const entries = full ? 1_000_000 : 1_000
  await fillLog(t, long, entries)
  await fillLog(t, short, 1_000)
  const count = full ? 300 : 5
  const append = (company: TestCompany) => async () => {
    const took = await timed(() => callers(1, count, () => appendOne(t, company)))
    return (took / count) * 1_000
  }
  const rounds = full ? 9 : 1
  const about = { name: 'appending to a log of a million entries, against one of a thousand', unit: 'µs', rounds }
  const appended = await sideBySide({ ...about, goal: { atMost: 1.2 } }, append(long), append(short))
  return [...issued, appended, ...(await sealAndProve(ground, t, long, { entries, full }))]
}

function appendOne(t: TestDatabase, { tenantId, owner }: TestCompany): Promise<void> {
  return inTenant(t.db, tenantId, (tx) =>
    insertEvent(tx, owner, new Date(), {
      verb: 'weighed',
      objectKind: 'parcel',
      objectId: '1',
      details: { carats: '1.503' },
    }),
  )
}

async function issuingWithAndWithout(ground: Ground, t: TestDatabase, full: boolean): Promise<readonly Measured[]> {
  const [count, rounds] = full ? [200, 9] : [5, 1]
  const seller = await newSeller(t)
  const silent = openWithoutLog(t.urls.appUrl)
  const services = {
    ...{ clock: systemClock, ring: async () => {}, keys: openKeys({ dataFolder: ground.folder }) },
    files: folderFiles(join(ground.folder, 'files')),
  }
  const issuing = (db: TestDatabase['db'], atOnce: number) => async () => {
    const drafts = await newDrafts(t, seller, count)
    await t.admin`analyze`
    const took = await timed(() =>
      callers(atOnce, count, async (at) => {
        const id = drafts[at]
        if (id) await issueTradeDocument({ ...t, ...services, db }, seller.company.dealer, id)
      }),
    )
    return (count / took) * 1_000
  }
  const measure = (name: string, atOnce: number) =>
    sideBySide(
      { name, unit: 'documents/s', rounds, goal: { atLeast: 0.85 } },
      issuing(t.db, atOnce),
      issuing(silent.db, atOnce),
    )
  try {
    return [
      await measure('issuing with its entry in the log, against without, one caller', 1),
      await measure('issuing with its entry in the log, against without, eight callers', 8),
    ]
  } finally {
    await silent.close()
  }
}

async function sealAndProve(
  ground: Ground,
  t: TestDatabase,
  company: TestCompany,
  { entries, full }: { readonly entries: number; readonly full: boolean },
): Promise<readonly Figure[]> {
  const deps = {
    ...{ db: t.db, system: t.system, clock: systemClock, signing: openSigning(Buffer.alloc(32, 7)) },
    witness: folderWitness(join(ground.folder, 'witness')),
  }
  tell(`log: the first head over all: ${(await timed(() => sealLog(deps, company.tenantId))).toFixed(0)} ms`)
  const heads: number[] = []
  for (let round = 0; round < (full ? 15 : 2); round += 1) {
    await fillLog(t, company, 1_000)
    heads.push(await timed(() => sealLog(deps, company.tenantId)))
  }
  const sealed = await sealLog(deps, company.tenantId)
  const proofs: number[] = []
  for (let round = 0; round < (full ? 200 : 5); round += 1) {
    const seq = BigInt((round * 7_919_977) % entries)
    proofs.push(
      await timed(() =>
        inTenant(t.db, company.tenantId, (tx) => proofOfEntry(openProver(tx), { seq, record: '{}' }, sealed)),
      ),
    )
  }
  tell(`log: proofs, median ${median(proofs).toFixed(1)} ms; heads, median ${median(heads).toFixed(0)} ms`)
  return [
    figure('a proof in a log of a million entries, 95 of 100 within', 'ms', quantile(proofs, 0.95), { atMost: 20 }),
    figure('a signed head after a thousand more entries, 95 of 100 within', 'ms', quantile(heads, 0.95), {
      atMost: 200,
    }),
  ]
}

/** Entries as they are written, many at once: their words matter to nobody here, their hashes do. */
async function fillLog(t: TestDatabase, { tenantId }: TestCompany, count: number): Promise<void> {
  await t.admin`
    with head as (
      insert into evidence_head as h (tenant_id, size) values (${tenantId}, ${count})
      on conflict (tenant_id) do update set size = h.size + excluded.size returning h.size - ${count} as first
    ), made as (select head.first + n as seq from head, generate_series(0, ${count - 1}) n),
    told as (select seq, '{"actor":"' || repeat('a', 64) || '","company":"' || ${tenantId}::text || '","details":"' || repeat('b', 64) || '","seq":' || seq || '}' as record from made)
    insert into event (tenant_id, id, happened_at, actor_kind, actor_name, verb, object_kind, object_id, seq, record, leaf_hash, actor_salt, details_salt)
    select ${tenantId}, uuidv7(), now(), 'owner', 'The owner', 'weighed', 'parcel', (seq % 1000)::text, seq, record,
      sha256('\\x00'::bytea || convert_to(record, 'UTF8')), decode(repeat('00', 16), 'hex'), decode(repeat('00', 16), 'hex') from told`
  if (count > 10_000) await t.admin`vacuum analyze event`
}
