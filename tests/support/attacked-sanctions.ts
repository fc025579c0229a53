import { createHash } from 'node:crypto'
import type { Deps } from '../../domain/deps.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { newId, type TenantId } from '../../domain/kernel/ids.ts'
import { PDF } from './api.ts'
import { newAdmin } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { Ids } from './route-matrix.ts'

/** A notice for every step that can be taken, given by another admin than the one of the samples; and a company that waits. */
export async function sanctionsIn(
  t: TestDatabase,
  deps: Deps,
  tenantId: TenantId,
  admin: AssociationActor,
  canary: string,
): Promise<Ids> {
  const [other, third] = [await newAdmin(t), await newAdmin(t)]
  const content = Buffer.from(PDF)
  const { sha256 } = await deps.files.put(tenantId, content)
  await t.admin`insert into stored_file ${t.admin({
    ...{
      tenant_id: tenantId,
      sha256,
      purpose: 'sanction-answer',
      name: `${canary}.pdf`,
      media_type: 'application/pdf',
    },
    ...{ bytes: content.length, stored_by: canary, stored_at: new Date() },
  })}`
  const at = new Date('2026-01-05T10:00:00Z')
  const notice = async (more: object) => {
    const id = newId()
    await t.admin`insert into sanction ${t.admin({
      ...{
        tenant_id: tenantId,
        id,
        proposes: 'warn',
        ground: 'Article 4',
        facts: 'What the association says',
        answer_by: '2099-01-01',
      },
      ...{ noticed_by: other.userId, noticed_by_name: 'Other', noticed_at: at, ...more },
    })}`
    return id
  }
  const answered = { answer: canary, answered_by_name: canary, answered_at: at }
  const decided = {
    ...{ ...answered, decision: 'warn', reasons: canary, effective_from: '2026-01-05' },
    ...{ decided_by: third.userId, decided_by_name: 'Third', decided_at: at },
  }
  const sanction = await notice(answered)
  await t.admin`update sanction set answer_files = ${t.admin.json([{ sha256, name: `${canary}.pdf` }])} where id = ${sanction}`
  const waiting = newId<TenantId>()
  await t.admin`insert into company (tenant_id, legal_name, country, registration_number, segment, time_zone, currency, fiscal_year_start, state, schemes)
    values (${waiting}, 'Waiting NV', 'BE', ${`${admin.userId}`}, 'retailer', 'UTC', 'USD', 1, 'applied', '{sow}')`
  return {
    sanction,
    answerFile: createHash('sha256').update(content).digest('hex'),
    sanctionToAnswer: await notice({}),
    sanctionToDecide: await notice(answered),
    sanctionToConfirm: await notice({ at_once: canary, held_at: at }),
    sanctionToAppeal: await notice(decided),
    sanctionToLift: await notice(decided),
    companyWaiting: waiting,
  }
}
