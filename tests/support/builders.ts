import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { AssociationActor, CompanyActor, CompanyRole, CompanyState } from '../../domain/kernel/actor.ts'
import type { Services, Witness } from '../../domain/kernel/deps.ts'
import { type CounterpartyId, newId, type TenantId, type UserId } from '../../domain/kernel/ids.ts'
import { openFactorKeys } from '../../platform/second-factors.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import type { TestDatabase } from './database.ts'

export type TestCompany = {
  readonly tenantId: TenantId
  readonly owner: CompanyActor
  readonly compliance: CompanyActor
  readonly dealer: CompanyActor
  readonly viewer: CompanyActor
}

type CompanyOptions = {
  readonly state?: CompanyState
  readonly legalName?: string
  readonly schemes?: readonly string[]
  /** Ten years unless said otherwise, so that tests may date their documents as they like. */
  readonly backDatingDays?: number
  readonly registration?: { readonly number: string; readonly from: string; readonly to: string } | null
}

/** The scheme that companies of tests trade under when nothing else is said. */
export const SCHEME = 'sow'

/** A company with one member of every role and, unless `registration` is null, one with each scheme from 2020 to 2030. */
export async function newCompany(t: TestDatabase, options: CompanyOptions = {}): Promise<TestCompany> {
  const tenantId = newId<TenantId>()
  const state = options.state ?? 'active'
  const schemes = options.schemes ?? [SCHEME]
  const always = { number: 'WDC-1', from: '2020-01-01', to: '2030-12-31' }
  const registration = options.registration === undefined ? always : options.registration
  await t.admin`insert into company (tenant_id, legal_name, country, address, registration_number, tax_number, segment, time_zone, currency, fiscal_year_start, state, schemes, back_dating_days)
    values (${tenantId}, ${options.legalName ?? 'Scheldt Diamonds NV'}, 'BE', 'Hoveniersstraat 1, Antwerp', '0400.000.000', 'BE0400000000', 'polished-dealer', 'Europe/Brussels', 'USD', 1, ${state}, ${schemes}, ${options.backDatingDays ?? 3650})`
  if (registration)
    for (const scheme of schemes)
      await t.admin`insert into registration (tenant_id, id, scheme, number, valid_from, valid_to, recorded_by_name, recorded_at)
        values (${tenantId}, ${randomUUID()}, ${scheme}, ${registration.number}, ${registration.from}, ${registration.to}, 'Builder', now())`
  const member = async (role: CompanyRole): Promise<CompanyActor> => {
    const userId = newId<UserId>()
    const name = `The ${role}`
    await t.admin`insert into app_user (id, email, name, password_hash) values (${userId}, ${`${userId}@example.test`}, ${name}, 'none')`
    await t.admin`insert into membership (tenant_id, user_id, name, email, role, joined_at) values (${tenantId}, ${userId}, ${name}, ${`${userId}@example.test`}, ${role}, now())`
    return { userId, name, role, tenantId, companyState: state }
  }
  return {
    tenantId,
    owner: await member('owner'),
    compliance: await member('compliance'),
    dealer: await member('dealer'),
    viewer: await member('viewer'),
  }
}

/** The association's admin, put there by the superuser. */
export async function newAdmin(t: TestDatabase): Promise<AssociationActor> {
  const userId = newId<UserId>()
  await t.admin`insert into app_user (id, email, name, password_hash, association_admin) values (${userId}, ${`${userId}@example.test`}, 'Admin', 'none', true)`
  return { role: 'association-admin', userId, name: 'Admin' }
}

/** A partner that the company buys from and sells to. */
export async function newCounterparty(
  t: TestDatabase,
  tenantId: TenantId,
  name = 'Hudson Gems Inc',
): Promise<CounterpartyId> {
  const id = newId<CounterpartyId>()
  await t.admin`insert into counterparty (tenant_id, id, name, roles, country, address, created_at, updated_at)
    values (${tenantId}, ${id}, ${name}, array['buyer', 'supplier'], 'BE', 'Vestingstraat 7, Antwerp', now(), now())`
  return id
}

/** Copies of signed heads in memory. */
export function testWitness(): Witness & { readonly copies: Map<string, string[]> } {
  const copies = new Map<string, string[]>()
  return {
    copies,
    all: async (log) => copies.get(log) ?? [],
    latest: async (log) => copies.get(log)?.at(-1) ?? null,
    keep: async (log, note) => void copies.set(log, [...(copies.get(log) ?? []), note]),
  }
}

/** Services at the edge of the use cases: a fixed clock, files in memory, a bell that only remembers. */
export function testServices(
  now = new Date('2026-11-24T10:00:00Z'),
): Services & { readonly rung: unknown[]; readonly templates: TemplateRunner } {
  const rung: unknown[] = []
  const stored = new Map<string, Uint8Array>()
  return {
    rung,
    templates: openTemplateRunner({ isAhead: false }),
    clock: { now: () => now },
    ring: async (name: string, payload: unknown) => void rung.push({ name, payload }),
    sheets: openSheets(),
    signing: openSigning(Buffer.alloc(32, 7)),
    witness: testWitness(),
    factors: openFactorKeys(Buffer.alloc(32, 7)),
    keys: { linkSecret: (purpose, id) => `${purpose}-${id}`.replaceAll('-', '').slice(0, 43).padEnd(43, '0') },
    files: {
      async put(tenantId, content) {
        const { createHash } = await import('node:crypto')
        const chunks: Uint8Array[] = []
        if (content instanceof Uint8Array) chunks.push(content)
        else for await (const chunk of content) chunks.push(chunk)
        const whole = Buffer.concat(chunks)
        const sha256 = createHash('sha256').update(whole).digest('hex')
        stored.set(`${tenantId}/${sha256}`, whole)
        return { sha256, bytes: whole.length }
      },
      read: (tenantId, sha256) => Readable.from([stored.get(`${tenantId}/${sha256}`) ?? new Uint8Array()]),
      size: async (tenantId, sha256) => stored.get(`${tenantId}/${sha256}`)?.length ?? null,
      remove: async (tenantId, sha256) => void stored.delete(`${tenantId}/${sha256}`),
    },
  }
}
