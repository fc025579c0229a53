import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Deps } from '../../domain/deps.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { newId, type TenantId, type UserId } from '../../domain/kernel/ids.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { SCHEME, testWitness } from './builders.ts'

/** A company with one owner, put there by the superuser. */
export async function arrangeCompany(
  admin: Sql,
  company: {
    readonly timeZone?: string
    readonly fiscalYearStart?: number
    readonly name?: string
    readonly schemes?: string[]
  } = {},
): Promise<CompanyActor> {
  const tenantId = newId<TenantId>()
  await admin`insert into company ${admin({
    tenant_id: tenantId,
    legal_name: company.name ?? 'Antwerp Rough NV',
    country: 'BE',
    registration_number: '0123',
    segment: 'trader',
    time_zone: company.timeZone ?? 'Europe/Brussels',
    currency: 'USD',
    fiscal_year_start: company.fiscalYearStart ?? 1,
    state: 'active',
    schemes: company.schemes ?? [SCHEME],
  })}`
  return { tenantId, userId: newId<UserId>(), name: 'Els Owner', role: 'owner', companyState: 'active' }
}

/** A counterparty of the company, whose registration was looked up on a day and holds for that year, or was never. */
export async function arrangeCounterparty(admin: Sql, tenant: TenantId, name: string, checked: string | null = null) {
  const id = randomUUID()
  const at = new Date('2025-01-01T00:00:00Z')
  await admin`insert into counterparty ${admin({ tenant_id: tenant, id, name, roles: ['buyer', 'supplier'], country: 'IN', created_at: at, updated_at: at })}`
  if (checked)
    await admin`insert into counterparty_registration ${admin({
      ...{ tenant_id: tenant, id: randomUUID(), counterparty_id: id, scheme: SCHEME, number: 'P-1' },
      ...{ valid_from: `${checked.slice(0, 4)}-01-01`, valid_to: `${checked.slice(0, 4)}-12-31`, checked_on: checked },
      ...{ checked_by_name: 'Els Owner', seen: 'Its entry in the register', recorded_at: at },
    })}`
  return id
}

export type Arranged = {
  readonly number: string
  readonly sequence: number
  readonly on: Day
  readonly carats?: string
  readonly scheme?: string
  readonly goodsClass?: string
  readonly unit?: string
  readonly override?: { readonly reason: string; readonly by: string }
}

/** An issued invoice with one line under a statement; `pdf` is the hash of its print, null leaves it queued. */
export async function arrangeInvoice(
  admin: Sql,
  tenant: TenantId,
  buyer: string,
  invoice: Arranged,
  pdf: { readonly sha256: string; readonly bytes: number } | null,
): Promise<string> {
  const id = randomUUID()
  const at = new Date(`${invoice.on}T10:00:00Z`)
  const { carats = '1.500', goodsClass = 'POLISHED_NATURAL', unit = 'ct', scheme = SCHEME, override } = invoice
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into trade_document (tenant_id, id, document_type, number, sequence, document_date, counterparty_id,
        counterparty_name, unit, currency, header, line_count, total_pieces, total_carats, total_minor, issued_by_name, issued_at)
      values (${tenant}, ${id}, 'invoice', ${invoice.number}, ${invoice.sequence}, ${invoice.on}, ${buyer}, '=Buyer', ${unit}, 'USD', '{}', 1, 1, ${carats}, 123450, 'Dee Dealer', ${at})`
    await tx`insert into trade_document_line (tenant_id, document_id, position, goods_class, description, carats, amount_minor)
      values (${tenant}, ${id}, 1, ${goodsClass}, 'Round', ${carats}, 123450)`
    await tx`insert into warranty (tenant_id, id, document_id, scheme, statement_key, statement_version, edition, text, text_hash, tokens, line_positions,
        rule_key, override_reason, override_by_name)
      values (${tenant}, ${randomUUID()}, ${id}, ${scheme}, 'sow-2021', 1, 'SOW-2021', 'The diamonds herein invoiced …', 'abc', '{}', '{1}',
        'a-rule', ${override?.reason ?? null}, ${override?.by ?? null})`
    for (const kind of ['trade-document', 'warranty-statement'])
      await tx`insert into document (tenant_id, id, trade_document_id, kind, paper, status, requested_at, sha256, bytes, rendered_at)
        values (${tenant}, ${randomUUID()}, ${id}, ${kind}, 'A4', ${pdf ? 'rendered' : 'queued'}, ${at}, ${pdf?.sha256 ?? null}, ${pdf?.bytes ?? null}, ${pdf ? at : null})`
  })
  return id
}

/** A warranty that came from a supplier for one class of goods. */
export async function arrangeReceived(
  admin: Sql,
  tenant: TenantId,
  supplier: string,
  received: {
    readonly number: string
    readonly on: string
    readonly goodsClass?: string
    readonly edition?: string
    readonly carats?: string
    /** False when the edition covers nothing on that day. */
    readonly accepted?: boolean
  },
): Promise<void> {
  const id = randomUUID()
  const {
    number,
    on,
    goodsClass = 'POLISHED_NATURAL',
    edition = 'SOW-2021',
    carats = '2.000',
    accepted = true,
  } = received
  await admin`insert into received_document ${admin({
    ...{
      tenant_id: tenant,
      id,
      document_type: 'invoice',
      counterparty_id: supplier,
      counterparty_name: 'Supplier',
      number,
    },
    ...{ document_date: on, unit: 'ct', line_count: 1, total_pieces: 0, total_carats: carats, source: 'typed' },
    ...{ recorded_by_name: 'Els Owner', recorded_at: new Date(`${on}T12:00:00Z`) },
  })}`
  await admin`insert into received_document_line ${admin({ tenant_id: tenant, document_id: id, position: 1, goods_class: goodsClass, description: 'Round', carats })}`
  if (edition === 'none') return
  await admin`insert into received_statement ${admin({
    ...{ tenant_id: tenant, id: randomUUID(), document_id: id, scheme: SCHEME, edition, line_positions: [1] },
    ...{
      accepted_positions: accepted ? [1] : [],
      received_on: on,
      recorded_by_name: 'Els Owner',
      recorded_at: new Date(`${on}T12:00:00Z`),
    },
  })}`
}

/** Gives every pack that a test made ready its one volume. */
export async function arrangeVolume(admin: Sql): Promise<void> {
  await admin`insert into audit_pack_volume (tenant_id, pack_id, number, sha256, bytes)
    select tenant_id, id, 1, sha256, bytes from audit_pack where status = 'ready' on conflict do nothing`
}

/** The services a test hands to use cases: a clock that can be set, and a bell that remembers. */
export function arrangedServices(start: string) {
  let now = new Date(start)
  const rung: string[] = []
  const ring: Deps['ring'] = async (name: string, payload: object) => {
    rung.push(`${name} ${Object.values(payload).at(-1)}`)
  }
  const setTime = (at: string) => {
    now = new Date(at)
  }
  return {
    clock: { now: () => now },
    ring,
    rung,
    setTime,
    signing: openSigning(Buffer.alloc(32, 7)),
    witness: testWitness(),
  }
}
