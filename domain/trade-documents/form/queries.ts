import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { CounterpartyId } from '../../kernel/ids.ts'
import type { Original } from '../../originals/rules.ts'

const MOST_COUNTERPARTIES = 5_000

/** The company as the seller on its own paper. */
export function selectSeller(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select([
      'legal_name as legalName',
      'country',
      'time_zone as timeZone',
      'currency',
      'back_dating_days as backDatingDays',
      'forbid_unsupported as forbidUnsupported',
    ])
    .executeTakeFirstOrThrow()
}

/** The counterparties to choose from, by name, and the one that is chosen already. */
export function selectBuyers(tx: TenantTx, chosen: CounterpartyId | null) {
  return tx
    .selectFrom('counterparty')
    .select(['id', 'name', 'country'])
    .where((eb) => eb.or([eb('archived_at', 'is', null), eb('id', '=', chosen)]))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(MOST_COUNTERPARTIES)
    .execute()
}

/** The company's registrations with every scheme, the one that ends last first. */
export function selectRegistrations(tx: TenantTx) {
  return tx
    .selectFrom('registration')
    .select(['scheme', 'number', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('valid_to', 'desc')
    .execute()
}

type OriginalFacts = {
  readonly position: number
  readonly goodsClass: string
  readonly description: string
  readonly pieces: number | null
  readonly pricePerCaratMinor: bigint | null
  readonly hsCode: string | null
  readonly countryOfOrigin: string | null
  readonly countryOfMining: string | null
  readonly largestStoneCarats: string | null
  readonly reportNumber: string | null
  readonly kpCertificate: string | null
  readonly treatment: string | null
  readonly claimValue: string | null
}

/** What the lines of an earlier document say of their goods, whichever side it is on. */
export async function selectOriginalLines(tx: TenantTx, { side, id }: Original): Promise<readonly OriginalFacts[]> {
  const own = side === 'issued'
  const { rows } = await sql<OriginalFacts>`
    select position, goods_class as "goodsClass", description, pieces, hs_code as "hsCode", country_of_origin as "countryOfOrigin",
      country_of_mining as "countryOfMining", largest_stone_carats as "largestStoneCarats", report_number as "reportNumber",
      kp_certificate as "kpCertificate", treatment, ${own ? sql`claim_value` : sql`null`} as "claimValue",
      ${own ? sql`price_per_carat_minor` : sql`null::bigint`} as "pricePerCaratMinor"
    from ${sql.table(own ? 'trade_document_line' : 'received_document_line')} where document_id = ${id} order by position`.execute(
    tx,
  )
  return rows
}
