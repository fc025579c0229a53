import { sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { StoredPaper } from '../evidence/index.ts'
import { insertPaper } from '../evidence/queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat } from '../kernel/carat.ts'
import type { Position } from '../kernel/cursor.ts'
import type { CertificateId, ImportConfirmationId } from '../kernel/ids.ts'
import { certificateKey } from './numbers.ts'
import type { Certificate } from './schema.ts'

type NewCertificate = {
  readonly id: CertificateId
  readonly certificate: Certificate
  readonly issuer: string
  readonly file: StoredPaper | null
}

/** Writes a certificate with its goods, its predecessors and its file. False when its number is recorded already. */
export async function insertCertificate(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  { id, certificate, issuer, file }: NewCertificate,
): Promise<boolean> {
  const { direction, number, importedOn, shippedOn, issuedOn } = certificate
  const result = await tx
    .insertInto('kp_certificate')
    .values({
      ...{ id, direction, number, issuer, number_key: certificateKey(number), bears_statement: true },
      ...{ issued_on: issuedOn, expires_on: certificate.expiresOn, authority: certificate.authority },
      ...{ exporter: certificate.exporter, importer: certificate.importer },
      importer_country: certificate.importerCountry,
      mixed_origin: certificate.mixedOrigin,
      origins_starred: certificate.originsStarred,
      origin_countries: certificate.originCountries,
      carats: formatCarat(certificate.carats),
      value_minor: certificate.value,
      parcel_count: certificate.parcelCount,
      validated_on: certificate.validatedOn,
      seal_numbers: certificate.sealNumbers,
      ...{ shipped_on: shippedOn, imported_on: importedOn, counts_on: importedOn ?? shippedOn ?? issuedOn },
      further: sql`${JSON.stringify(certificate.further)}::text::jsonb`,
      ...{ note: certificate.note, file_sha256: file?.sha256 ?? null },
      ...{ recorded_by: actor.userId, recorded_by_name: actor.name, recorded_at: at },
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'number_key']).where('status', '=', sql.lit('recorded')).doNothing(),
    )
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('kp_certificate_line')
    .values(
      certificate.lines.map((row, index) => ({
        ...{ certificate_id: id, position: index + 1, hs_code: row.hsCode },
        ...{ carats: formatCarat(row.carats), value_minor: row.value, country_of_mining: row.countryOfMining },
      })),
    )
    .execute()
  const predecessors = certificate.predecessors.map((earlier, index) => ({
    ...{ certificate_id: id, position: index + 1, number: earlier, number_key: certificateKey(earlier) },
  }))
  if (predecessors.length > 0) await tx.insertInto('kp_certificate_predecessor').values(predecessors).execute()
  if (file) await insertPaper(tx, 'kp-certificate', file, { by: actor, at })
  return true
}

/** Takes a certificate out of the register. False when it is not in it, or was withdrawn before. */
export async function withdraw(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  { id, reason }: { readonly id: CertificateId; readonly reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('kp_certificate')
    .set({ status: 'withdrawn', withdrawn_at: at, withdrawn_by_name: actor.name, withdraw_reason: reason })
    .where('id', '=', id)
    .where('status', '=', 'recorded')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

type NewConfirmation = {
  readonly id: ImportConfirmationId
  readonly certificateId: CertificateId
  readonly sentOn: Day
  readonly sentTo: string
  readonly signatory: string
  readonly letter: string
  readonly note: string | null
}

/** Writes that an import was confirmed, with the words that were sent. */
export async function insertConfirmation(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  { id, certificateId, sentOn, sentTo, signatory, letter, note }: NewConfirmation,
): Promise<void> {
  await tx
    .insertInto('kp_certificate_confirmation')
    .values({
      ...{ id, certificate_id: certificateId, sent_on: sentOn, sent_to: sentTo, signatory, letter, note },
      ...{ recorded_by: actor.userId, recorded_by_name: actor.name, recorded_at: at },
    })
    .execute()
}

function all(tx: TenantTx) {
  return tx
    .selectFrom('kp_certificate as c')
    .select(['c.id', 'c.direction', 'c.number', 'c.number_key as key', 'c.issuer', 'c.status'])
    .select(['c.issued_on as issuedOn', 'c.expires_on as expiresOn', 'c.validated_on as validatedOn'])
    .select(['c.shipped_on as shippedOn', 'c.imported_on as importedOn', 'c.counts_on as countsOn'])
    .select(['c.authority', 'c.exporter', 'c.importer', 'c.importer_country as importerCountry'])
    .select(['c.mixed_origin as mixedOrigin', 'c.origins_starred as originsStarred'])
    .select(['c.origin_countries as originCountries', 'c.carats', 'c.value_minor as valueMinor'])
    .select(['c.parcel_count as parcelCount', 'c.seal_numbers as sealNumbers', 'c.further', 'c.note'])
    .select(['c.file_sha256 as fileSha256', 'c.recorded_by_name as recordedBy', 'c.recorded_at as recordedAt'])
    .select([
      'c.withdrawn_at as withdrawnAt',
      'c.withdrawn_by_name as withdrawnBy',
      'c.withdraw_reason as withdrawReason',
    ])
    .select((eb) =>
      eb
        .selectFrom('kp_certificate_confirmation as f')
        .whereRef('f.tenant_id', '=', 'c.tenant_id')
        .whereRef('f.certificate_id', '=', 'c.id')
        .select((inner) => inner.fn.min('f.sent_on').as('first'))
        .as('confirmedOn'),
    )
}
export type CertificateRow = Awaited<ReturnType<typeof selectCertificate>>[number]

/** The certificate with this id, as a list of one or none. */
export async function selectCertificate(tx: TenantTx, id: CertificateId) {
  return all(tx).where('c.id', '=', id).execute()
}

/** The certificates in the register with these keys; all of them when none are named. */
export async function selectByKeys(tx: TenantTx, keys: readonly string[] | null) {
  const recorded = all(tx).where('c.status', '=', 'recorded').orderBy('c.counts_on').orderBy('c.id')
  return keys === null ? recorded.execute() : recorded.where('c.number_key', 'in', [...keys, '']).execute()
}

type OfPeriod = { readonly from: Day; readonly to: Day; readonly at: Date; readonly limit: number }

/** A page of what counts for a period and had been recorded at an instant, the oldest first, for an audit pack. */
export async function selectOfPeriod(
  tx: TenantTx,
  { from, to, at, limit }: OfPeriod,
  after: { readonly day: Day; readonly id: CertificateId } | null,
) {
  return all(tx)
    .select((eb) => [
      sql<readonly string[]>`(select array_agg(distinct l.hs_code order by l.hs_code) from kp_certificate_line l
        where l.tenant_id = c.tenant_id and l.certificate_id = c.id)`.as('hsCodes'),
      sql<
        readonly string[]
      >`(select coalesce(array_agg(p.number order by p.position), '{}') from kp_certificate_predecessor p
        where p.tenant_id = c.tenant_id and p.certificate_id = c.id)`.as('predecessors'),
      eb
        .selectFrom('stored_file as s')
        .whereRef('s.tenant_id', '=', 'c.tenant_id')
        .whereRef('s.sha256', '=', 'c.file_sha256')
        .where('s.purpose', '=', 'kp-certificate')
        .select('s.name')
        .as('fileName'),
    ])
    .where('c.counts_on', '>=', from)
    .where('c.counts_on', '<=', to)
    .where('c.recorded_at', '<=', at)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(c.counts_on, c.id) > (${after?.day}::date, ${after?.id}::uuid)`),
    )
    .orderBy('c.counts_on')
    .orderBy('c.id')
    .limit(limit)
    .execute()
}

type Wanted = {
  readonly search: string | null
  readonly direction: 'received' | 'issued' | null
  readonly within: { readonly from: Day; readonly to: Day } | null
  readonly limit: number
}

/** A page of the register, the newest first, one more than asked for; withdrawn ones stand in it too. */
export async function selectCertificatePage(
  tx: TenantTx,
  { search, direction, within, limit }: Wanted,
  after: Position | null,
) {
  let query = all(tx)
    .orderBy('c.counts_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
  if (direction) query = query.where('c.direction', '=', direction)
  if (within) query = query.where('c.counts_on', '>=', within.from).where('c.counts_on', '<=', within.to)
  if (search) query = query.where(found(search))
  if (after) query = query.where(sql<boolean>`(c.counts_on, c.id) < (${after.value}::date, ${after.id}::uuid)`)
  return query.execute()
}

function found(search: string) {
  const key = certificateKey(search)
  return key === ''
    ? sql<boolean>`(c.exporter ilike ${containing(search)} or c.importer ilike ${containing(search)})`
    : sql<boolean>`(c.number_key like ${containing(key)} or c.exporter ilike ${containing(search)} or c.importer ilike ${containing(search)})`
}

/** The goods of a certificate, in its own order. */
export async function selectLines(tx: TenantTx, id: CertificateId) {
  return tx
    .selectFrom('kp_certificate_line')
    .select([
      'position',
      'hs_code as hsCode',
      'carats',
      'value_minor as valueMinor',
      'country_of_mining as countryOfMining',
    ])
    .where('certificate_id', '=', id)
    .orderBy('position')
    .execute()
}

/** The certificates that a certificate's goods came in on, each with its row in our register if it is there. */
export async function selectPredecessors(tx: TenantTx, id: CertificateId) {
  return tx
    .selectFrom('kp_certificate_predecessor as p')
    .leftJoin('kp_certificate as c', (join) =>
      join
        .onRef('c.tenant_id', '=', 'p.tenant_id')
        .onRef('c.number_key', '=', 'p.number_key')
        .on('c.status', '=', 'recorded'),
    )
    .select(['p.number', 'c.id', 'c.carats', 'c.counts_on as countsOn'])
    .where('p.certificate_id', '=', id)
    .orderBy('p.position')
    .execute()
}

/** The certificates in the register whose goods came in on this one. */
export async function selectSuccessors(tx: TenantTx, key: string) {
  return tx
    .selectFrom('kp_certificate_predecessor as p')
    .innerJoin('kp_certificate as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.certificate_id'),
    )
    .select(['c.number', 'c.id', 'c.carats', 'c.counts_on as countsOn'])
    .where('p.number_key', '=', key)
    .where('c.status', '=', 'recorded')
    .orderBy('c.counts_on')
    .limit(100)
    .execute()
}

/** Every confirmation of a certificate's import, the first one first. */
export async function selectConfirmations(tx: TenantTx, id: CertificateId) {
  return tx
    .selectFrom('kp_certificate_confirmation')
    .select(['id', 'sent_on as sentOn', 'sent_to as sentTo', 'signatory', 'letter', 'note'])
    .select(['recorded_by_name as recordedBy', 'recorded_at as recordedAt'])
    .where('certificate_id', '=', id)
    .orderBy('sent_on')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** The country of the company of the transaction. */
export async function selectCompanyCountry(tx: TenantTx) {
  return tx.selectFrom('company').select('country').executeTakeFirstOrThrow()
}
