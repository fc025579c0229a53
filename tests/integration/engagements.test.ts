import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyChoicesOf } from '../../db/system/choices.ts'
import { endEngagement, listEngagements } from '../../domain/engagements/index.ts'
import { type EngagementId, newId, type UserId } from '../../domain/kernel/ids.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const services = testServices()
let t: TestDatabase
let company: TestCompany
const auditor = newId<UserId>()
const deps = () => ({ ...services, db: t.db, system: t.system })
const choices = (now = services.clock.now()) => companyChoicesOf(t.system, auditor, now)
const engage = async () => {
  const id = newId<EngagementId>()
  await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
    values (${company.tenantId}, ${id}, ${auditor}, 'Auditor', 'aud@example.test', 'Firm', '2025-01-01', '2025-12-31', '2027-01-01', now())`
  return id
}

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  await t.admin`insert into app_user (id, email, name, password_hash) values (${auditor}, 'aud@example.test', 'Auditor', 'none')`
})
afterAll(() => t.close())

describe('an engagement', () => {
  it('lets the auditor in for its period until it expires or the company ends it', async () => {
    const id = await engage()
    expect(await choices()).toMatchObject([
      { tenantId: company.tenantId, role: 'auditor', engagement: { id, from: '2025-01-01', to: '2025-12-31' } },
    ])
    expect(await choices(new Date('2027-01-01T00:00:00Z'))).toEqual([])
    await endEngagement(deps(), company.compliance, id)
    expect(await choices()).toEqual([])
    expect(await listEngagements(deps(), company.owner)).toMatchObject([{ id, endedAt: expect.any(Date) }])
  })

  it('of another company cannot be ended', async () => {
    const id = await engage()
    const other = await newCompany(t)
    await expect(endEngagement(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
