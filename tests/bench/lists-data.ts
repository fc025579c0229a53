import { newCompany, type TestCompany } from '../support/builders.ts'
import type { Ground } from './ground.ts'

export type Admin = Awaited<ReturnType<Ground['database']>>
export const COMPANIES = 200

/**
 * 200 companies with the same partners and the given number of documents in all, written side by side in time as
 * trade happens: a company's rows lie scattered. One in twenty is voided, one in twenty each a memo or a credit note.
 */
export async function fillLists(t: Admin, documents: number): Promise<readonly TestCompany[]> {
  const companies: TestCompany[] = []
  for (let index = 0; index < COMPANIES; index++) companies.push(await newCompany(t))
  const ids = companies.map((each) => each.tenantId)
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into counterparty (tenant_id, id, name, roles, country, address, created_at, updated_at)
      select tenant, gen_random_uuid(), n || ' ' || (array['Gems', 'Diamonds', 'Jewels', 'Stones'])[1 + length(n) % 4] || ' ' || (array['Inc', 'NV', 'Ltd', 'BVBA'])[1 + length(n) % 3],
        array['buyer'], 'US', '47th Street, New York', now(), now()
      from unnest(${ids}::uuid[]) tenant, unnest(array['Hudson', 'Scheldt', 'Ganges', 'Orange', 'Kalahari', 'Okavango', 'Limpopo', 'Volga', 'Lena',
        'Argyle', 'Cullinan', 'Ekati', 'Jwaneng', 'Orapa', 'Venetia', 'Mirny', 'Grib', 'Diavik', 'Renard', 'Letseng']) n`
    await tx`insert into trade_document (tenant_id, id, document_type, number, sequence, document_date, counterparty_id, counterparty_name,
        currency, unit, header, line_count, total_pieces, total_carats, total_minor, issued_by_name, issued_at, status, voided_at, void_reason)
      select c.tenant_id, gen_random_uuid(), kind, left(upper(kind), 3) || '-' || lpad(n::text, 5, '0'), n,
        date '2023-01-01' + (n * 1400 / ${documents / COMPANIES}::int), c.id, c.name, 'USD', 'ct',
        jsonb_build_object('seller', repeat('x', 200), 'buyer', repeat('y', 150)), 6, 21, 18.018, 2750000 + n, 'Dealer', now(),
        case when n % 20 = 3 then 'voided' else 'issued' end, case when n % 20 = 3 then now() end, case when n % 20 = 3 then 'Wrong buyer' end
      from generate_series(1, ${documents / COMPANIES}::int) n
      cross join lateral (select case n % 20 when 7 then 'memo' when 11 then 'credit-note' else 'invoice' end as kind) k
      join (select tenant_id, id, name, row_number() over (partition by tenant_id order by name) as place from counterparty) c
        on c.place = 1 + (n * 7) % 20
      order by n`
    await tx`insert into document (tenant_id, id, trade_document_id, kind, paper, requested_at)
      select tenant_id, gen_random_uuid(), id, 'trade-document', 'A4', issued_at from trade_document`
  })
  await t.admin`vacuum analyze document`
  // What filling left to be written must not be written while lists are read.
  await t.admin`checkpoint`
  await t.admin`vacuum analyze trade_document`
  await t.admin`vacuum analyze counterparty`
  return companies
}
