import { randomUUID } from 'node:crypto'
import type { Deps } from '../../domain/deps.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { proposeDeletion } from '../../domain/retention/deletions.ts'
import { setHold } from '../../domain/retention/holds.ts'
import { newCounterparty, type TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { closeUpTo } from './kept-house.ts'
import { arrangeInvoice } from './packs.ts'

/** Records whose time is over: one that is proposed, one that nobody proposed yet, and one that is gone; and a hold. */
export async function recordsIn(
  t: TestDatabase,
  deps: Deps,
  { compliance, owner, tenantId }: TestCompany,
  canary: string,
) {
  const counterparty = await newCounterparty(t, tenantId, `${canary} Old`)
  const old = async (sequence: number) => {
    const invoice = { number: `${canary}-${sequence}`, sequence, on: day('2014-05-02') }
    const id = await arrangeInvoice(t.admin, tenantId, counterparty, invoice, null)
    await t.admin`update trade_document set counterparty_name = ${canary} where id = ${id}`
    return id
  }
  await closeUpTo(t, tenantId, '2014-12-31')
  await old(90_001)
  const deletion = await proposeDeletion(deps, compliance)
  await old(90_002)
  const deletedInvoice = await old(90_003)
  const done = randomUUID()
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into deletion (tenant_id, id, status, items, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, finished_at)
      values (${tenantId}, ${done}, 'done', 1, ${compliance.userId}, ${canary}, now(), ${owner.userId}, ${canary}, now(), now())`
    await tx`insert into deletion_item (tenant_id, deletion_id, kind, record_id, number, day, kept_until, rule, state, content_sha256, emptied_at)
      values (${tenantId}, ${done}, 'issued', ${deletedInvoice}, ${canary}, '2014-05-02', '2024-12-31', ${canary}, 'done', ${'a'.repeat(64)}, now())`
  })
  const holdToLift = await setHold(deps, compliance, {
    ...{ name: canary, reason: canary, fromDay: '2026-01-01' },
    ...{ covers: 'period', periodFrom: '1999-01-01', periodTo: '1999-12-31' },
  })
  const memberThatLeft = randomUUID()
  await t.admin`insert into app_user (id, email, name, password_hash) values (${memberThatLeft}, ${`${memberThatLeft}@gone.test`}, 'Gone', 'none')`
  await t.admin`insert into membership (tenant_id, user_id, name, email, role, state, joined_at)
    values (${tenantId}, ${memberThatLeft}, 'Gone', ${`${memberThatLeft}@gone.test`}, 'viewer', 'suspended', now())`
  const contact = await newCounterparty(t, tenantId, `${canary} Gone`)
  await t.admin`update counterparty set email = 'contact@gone.test' where id = ${contact}`
  return { deletion, deletedInvoice, holdToLift, memberThatLeft, contact }
}
