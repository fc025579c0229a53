import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addScheme,
  associationDashboard,
  changeCompanyState,
  changeMember,
  checkCompaniesCsv,
  listCompanies,
  onboardCompany,
  onboardFromCsv,
  readCompany,
  readProfile,
  recordRegistration,
  updateProfile,
} from '../../domain/companies/index.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'
import { newId, type UserId } from '../../domain/kernel/ids.ts'
import { newCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const admin: AssociationActor = { role: 'association-admin', userId: newId<UserId>(), name: 'Admin' }
const services = testServices()
let t: TestDatabase
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
const company = (registrationNumber: string) => ({
  legalName: `Company ${registrationNumber}`,
  country: 'be',
  address: 'Hoveniersstraat 2\nAntwerp',
  registrationNumber,
  segment: 'polished-dealer',
  timeZone: 'Europe/Brussels',
  currency: 'USD',
  fiscalYearStart: '4',
  scheme: 'sow',
  schemeNumber: 'W-7',
  schemeValidFrom: '2026-01-01',
  schemeValidTo: '2026-12-31',
})
const header = 'legalName,country,address,registrationNumber,segment,timeZone,currency,fiscalYearStart,scheme\n'

beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

describe('onboarding', () => {
  it('makes a company in the state applied, with registration and evidence', async () => {
    const pdf = { name: 'registration.pdf', content: Buffer.from('%PDF-1.7 evidence') }
    const tenantId = await onboardCompany(deps(), admin, company('A1'), pdf)
    const found = await readCompany(deps(), admin, tenantId)
    expect(found.company).toMatchObject({ state: 'applied', schemes: ['sow'] })
    expect(found.registrations).toMatchObject([{ scheme: 'sow', number: 'W-7', validTo: '2026-12-31' }])
    expect(found.states).toMatchObject([{ from: null, to: 'applied', by: 'Admin' }])
  })

  it('refuses a company that is there already, wrong fields and evidence that is no PDF or picture', async () => {
    await onboardCompany(deps(), admin, company('A2'))
    await expect(onboardCompany(deps(), admin, company('A2'))).rejects.toMatchObject({ code: 'conflict' })
    const wrong = { ...company('A3'), country: 'XX', timeZone: 'Mars', schemeValidTo: '2026-02-30' }
    await expect(onboardCompany(deps(), admin, wrong)).rejects.toMatchObject({
      details: {
        fields: { country: expect.anything(), timeZone: expect.anything(), schemeValidTo: expect.anything() },
      },
    })
    const text = { name: 'registration.pdf', content: Buffer.from('hello') }
    await expect(onboardCompany(deps(), admin, company('A3'), text)).rejects.toMatchObject({
      details: { reason: 'wrong_type' },
    })
  })

  it('goes along the states only, with who and why', async () => {
    const tenantId = await onboardCompany(deps(), admin, company('A4'))
    const go = (to: string) => changeCompanyState(deps(), admin, { tenantId, to, reason: 'Papers seen' })
    await expect(go('active')).rejects.toMatchObject({ code: 'conflict' })
    for (const to of ['verified', 'active']) await go(to)
    for (const to of ['suspended', 'expelled', 'applied'])
      await expect(go(to)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'not_allowed' } })
    const { states } = await readCompany(deps(), admin, tenantId)
    expect(states.map((state) => state.to)).toEqual(['active', 'verified', 'applied'])
    expect(states[0]).toMatchObject({ reason: 'Papers seen', by: 'Admin' })
  })

  it('records later registrations and shows the last expiry in the list', async () => {
    const tenantId = await onboardCompany(deps(), admin, company('A5'))
    const next = { number: 'W-7', validFrom: '2027-01-01', validTo: '2027-12-31' }
    await recordRegistration(deps(), admin, tenantId, next)
    const { companies } = await listCompanies(deps(), admin, { search: 'company a5' })
    expect(companies).toMatchObject([{ tenantId, registeredTo: '2027-12-31' }])
  })

  it('asks for the schemes where several are loaded, and with which one the registration is', async () => {
    const { scheme: _, schemeNumber, schemeValidFrom, schemeValidTo, ...plain } = company('A6')
    const registration = { schemeNumber, schemeValidFrom, schemeValidTo }
    const refusedAt = async (given: object) => {
      const error: unknown = await onboardCompany(deps(), admin, { ...plain, ...given }).catch((reason) => reason)
      return isDomainError(error) ? Object.keys(error.details.fields ?? {}) : 'onboarded'
    }
    expect(await refusedAt({})).toEqual(['schemes'])
    expect(await refusedAt({ schemes: ['sow', 'oak'] })).toEqual(['schemes'])
    expect(await refusedAt({ schemes: ['fsc', 'sow'], ...registration })).toEqual(['scheme'])
    expect(await refusedAt({ schemes: ['sow'], scheme: 'fsc', ...registration })).toEqual(['scheme'])
    expect(await refusedAt({ schemes: ['fsc', 'sow'], scheme: 'fsc', ...registration })).toBe('onboarded')
    const { companies } = await listCompanies(deps(), admin, { search: 'company a6' })
    expect(companies, 'it is not registered with both').toMatchObject([{ registeredTo: null }])
  })

  it('adds a scheme later, once, with who did it; a registration is only with a scheme of the company', async () => {
    const tenantId = await onboardCompany(deps(), admin, company('A7'))
    const certificate = { scheme: 'fsc', number: 'C-1', validFrom: '2026-01-01', validTo: '2030-12-31' }
    await expect(recordRegistration(deps(), admin, tenantId, certificate)).rejects.toMatchObject({
      details: { fields: { scheme: ['Choose one of the schemes: sow.'] } },
    })
    for (const scheme of ['fsc', 'fsc']) await addScheme(deps(), admin, { tenantId, scheme })
    await recordRegistration(deps(), admin, tenantId, certificate)
    const found = await readCompany(deps(), admin, tenantId)
    expect(found.company.schemes).toEqual(['sow', 'fsc'])
    expect(found.states.map(({ reason, by }) => [reason, by])).toEqual([
      ['Trades under FSC chain of custody too.', 'Admin'],
      ['Onboarded', 'Admin'],
    ])
    await expect(addScheme(deps(), admin, { tenantId, scheme: 'oak' })).rejects.toMatchObject({ code: 'invalid' })
    const { expiring } = await associationDashboard({ ...deps(), clock: { now: () => new Date('2026-11-24') } }, admin)
    expect(expiring.filter((row) => row.tenantId === tenantId)).toEqual([])
  })

  it('lists page by page, each company once', async () => {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listCompanies>> = await listCompanies(deps(), admin, { cursor, limit: 2 })
      names.push(...page.companies.map((row) => row.legalName))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(names).size).toBe(names.length)
    const { counts } = await associationDashboard(deps(), admin)
    expect(counts.reduce((sum, row) => sum + row.count, 0)).toBe(names.length)
  })

  it('is nothing for a company’s owner', async () => {
    const { owner } = await newCompany(t)
    await expect(onboardCompany(deps(), owner, company('A9'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listCompanies(deps(), owner, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a CSV of companies', () => {
  it('shows every row’s errors and writes nothing', async () => {
    const csv = `${header}Good NV,BE,Street,C1,polished-dealer,Europe/Brussels,USD,1,sow\nBad,ZZ,Street,C2,nothing,Mars,USD,13,sow\nTwice,BE,Street,C1,polished-dealer,Europe/Brussels,USD,1,sow\nOak,BE,Street,C4,polished-dealer,Europe/Brussels,USD,1,oak\n`
    const check = await checkCompaniesCsv(deps(), admin, csv)
    expect(check.errors.map((error) => [error.row, Object.keys(error.fields).sort()])).toEqual([
      [3, ['country', 'fiscalYearStart', 'segment', 'timeZone']],
      [4, ['registrationNumber']],
      [5, ['scheme']],
    ])
    await expect(onboardFromCsv(deps(), admin, csv)).rejects.toMatchObject({ code: 'invalid' })
    expect(await t.admin`select 1 from company where registration_number = 'C1'`).toHaveLength(0)
  })

  it('onboards all when all are right', async () => {
    const csv = `${header}One,IN,Mumbai,D1,manufacturer,Asia/Kolkata,USD,4,sow\nTwo,US,New York,D2,retailer,America/New_York,USD,1,fsc\n`
    expect(await onboardFromCsv(deps(), admin, csv)).toBe(2)
  })
})

describe('a company', () => {
  it('changes its own profile and no other’s', async () => {
    const mine = await newCompany(t)
    const other = await newCompany(t)
    const change = { address: 'New street 1', timeZone: 'Asia/Dubai', paper: 'Letter' }
    await updateProfile(deps(), mine.owner, change)
    expect((await readProfile(deps(), mine.viewer)).company).toMatchObject({ address: 'New street 1', paper: 'Letter' })
    expect((await readProfile(deps(), other.owner)).company.paper).toBe('A4')
    await expect(updateProfile(deps(), mine.dealer, change)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('keeps its last owner, also when two owners remove each other at once', async () => {
    const { owner, dealer } = await newCompany(t)
    await expect(changeMember(deps(), owner, owner.userId, { role: 'viewer' })).rejects.toMatchObject({
      details: { reason: 'last_owner' },
    })
    await changeMember(deps(), owner, dealer.userId, { role: 'owner' })
    const answers = await Promise.allSettled([
      changeMember(deps(), owner, dealer.userId, { state: 'suspended' }),
      changeMember(deps(), owner, owner.userId, { state: 'suspended' }),
    ])
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
  })

  it('cannot change another company’s member', async () => {
    const mine = await newCompany(t)
    const other = await newCompany(t)
    const change = changeMember(deps(), mine.owner, other.dealer.userId, { role: 'viewer' })
    await expect(change).rejects.toMatchObject({ code: 'not_found' })
  })
})
