import type { TenantTx } from '../../db/tenant.ts'
import { parseCarat } from '../kernel/carat.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { CertificateFacts } from './findings.ts'
import { type CertificateRow, selectByKeys } from './queries.ts'
import { addUp, type CertificateUse, movementOf, type NamingLines } from './use.ts'
import { selectUses } from './use-queries.ts'

/** A document that names a certificate, with the carats of the lines that do. */
export type NamingDocument = NamingLines & {
  readonly side: 'issued' | 'received'
  readonly documentId: string
  readonly number: string
  readonly documentDate: CertificateRow['countsOn']
  readonly documentType: TradeDocumentType
  readonly counterpartyName: string
  readonly lines: number
}

/** A certificate of the register with the documents that name it and how much of it they have used. */
export type UsedCertificate = {
  readonly certificate: CertificateRow
  readonly facts: CertificateFacts
  readonly documents: readonly NamingDocument[]
  readonly use: CertificateUse
}

/**
 * The facts of certificates and their use per document: of all in the register, or of those with these keys (see
 * `certificatesNamed`). What is asked for by keys does not grow with the register.
 */
export async function certificateFacts(
  tx: TenantTx,
  keys: readonly string[] | null = null,
): Promise<readonly UsedCertificate[]> {
  return withUse(tx, await selectByKeys(tx, keys))
}

/** Rows of the register with their use. */
export async function withUse(tx: TenantTx, rows: readonly CertificateRow[]): Promise<readonly UsedCertificate[]> {
  if (rows.length === 0) return []
  const own = byKey(await selectUses(tx, [...new Set(rows.map(({ key }) => key))]))
  const beside = [...new Set([...own.values()].flat().flatMap(({ others }) => others))].filter((key) => !own.has(key))
  const besides = beside.length === 0 ? new Map() : byKey(await selectUses(tx, beside))
  const certified = new Map(rows.map(({ key, carats }) => [key, parseCarat(carats)]))
  if (beside.length > 0)
    for (const { key, carats } of await selectByKeys(tx, beside)) certified.set(key, parseCarat(carats))
  const roomOf = (key: string, meter: 'bought' | 'sold') => {
    const carats = certified.get(key)
    if (carats === undefined) return null
    const alone = addUp(
      (own.get(key) ?? besides.get(key) ?? []).filter(({ others }: NamingDocument) => others.length === 0),
      () => null,
    )[meter].alone
    return carats - alone
  }
  return rows.map((certificate) => {
    const documents = certificate.status === 'recorded' ? (own.get(certificate.key) ?? []) : []
    return { certificate, documents, use: addUp(documents, roomOf), facts: factsOf(certificate) }
  })
}

function byKey(uses: Awaited<ReturnType<typeof selectUses>>): ReadonlyMap<string, readonly NamingDocument[]> {
  const documents = uses.map(({ key, carats, originalType, originalSide, ...document }) => {
    const original = originalType && originalSide ? { documentType: originalType, side: originalSide } : null
    return { key, document: { ...document, carats: parseCarat(carats), ...movementOf({ ...document, original }) } }
  })
  return new Map(
    [...Map.groupBy(documents, ({ key }) => key)].map(([key, group]) => [key, group.map(({ document }) => document)]),
  )
}

function factsOf(row: CertificateRow): CertificateFacts {
  const { direction, issuer, issuedOn, expiresOn, shippedOn, importedOn, importerCountry, mixedOrigin } = row
  return {
    ...{ direction, issuer, issuedOn, expiresOn, shippedOn, importedOn, importerCountry, mixedOrigin },
    originCountries: row.originCountries,
    carats: parseCarat(row.carats),
    hasFile: row.fileSha256 !== null,
    confirmedOn: row.confirmedOn,
  }
}
