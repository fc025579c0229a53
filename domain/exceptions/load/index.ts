import type { TenantTx } from '../../../db/tenant.ts'
import { certificateFacts, type UsedCertificate } from '../../certificates/facts.ts'
import { confirmationOf } from '../../certificates/findings.ts'
import { type CertificateLaw, certificateLaw, originsOwed } from '../../certificates/law.ts'
import { checksOf } from '../../counterparties/registrations/index.ts'
import type { Day } from '../../kernel/calendar.ts'
import { type MilliCarat, parseCarat } from '../../kernel/carat.ts'
import type { CounterpartyId } from '../../kernel/ids.ts'
import { bucketSigns, ledgerBuckets } from '../../ledger/rules.ts'
import type { Chooser } from '../../warranties/compile.ts'
import type { BalanceFacts, CertificateFacts, DocumentFacts, ProcessingFacts } from '../facts.ts'
import { issuedFacts, receivedFacts } from './document-facts.ts'
import {
  type BalanceRow,
  type OwnRow,
  selectBalances,
  selectFollowers,
  selectIssuedRows,
  selectOriginals,
  selectProcessings,
  selectReceivedRows,
} from './queries.ts'

type Asked = { readonly issued: readonly string[]; readonly received: readonly string[] }

/** The facts of exactly these documents: by their keys, never by a scan of the year. */
export async function loadDocuments(
  tx: TenantTx,
  asked: Asked,
  own: OwnRow,
  today: Day,
): Promise<readonly DocumentFacts[]> {
  const issued = await selectIssuedRows(tx, asked.issued)
  const received = await selectReceivedRows(tx, asked.received)
  const originals = {
    issued: present([
      ...issued.map(({ originalId }) => originalId),
      ...received.map(({ otherOriginalId }) => otherOriginalId),
    ]),
    received: present([
      ...received.map(({ originalId }) => originalId),
      ...issued.map(({ otherOriginalId }) => otherOriginalId),
    ]),
  }
  const memos = (rows: readonly { readonly id: string; readonly documentType: string }[]) =>
    rows.filter(({ documentType }) => documentType === 'memo').map(({ id }) => id)
  const around = {
    own,
    today,
    originals: await selectOriginals(tx, originals),
    followers: await selectFollowers(tx, {
      issued: [...originals.issued, ...memos(issued)],
      received: [...originals.received, ...memos(received)],
    }),
    checks: received.length === 0 ? new Map() : await checksOf(tx, partnersOf(received)),
  }
  return [...issued.map((row) => issuedFacts(row, around)), ...received.map((row) => receivedFacts(row, around))]
}

function partnersOf(rows: readonly { readonly partnerId: CounterpartyId }[]): readonly CounterpartyId[] {
  return [...new Set(rows.map(({ partnerId }) => partnerId))]
}

function present(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** What is left of these classes at each month's end, all of it and what is under warranty. */
export async function loadBalances(
  tx: TenantTx,
  classes: readonly string[],
  { goods }: Chooser,
): Promise<readonly (BalanceFacts & { readonly id: string })[]> {
  const rows = Map.groupBy(await selectBalances(tx, classes), ({ scheme, goodsClass }) => `${scheme}/${goodsClass}`)
  return [...rows].map(([id, own]) => {
    const goodsClass = id.slice(id.indexOf('/') + 1)
    const { name = goodsClass, unit = '' } = goods.get(goodsClass) ?? {}
    return { id, goodsClass, goodsName: name, unit, months: closings(own) }
  })
}

function closings(rows: readonly BalanceRow[]): BalanceFacts['months'] {
  let [closing, closingWarranted] = [0, 0]
  return [...Map.groupBy(rows, ({ month }) => month.slice(0, 7))].map(([month, own]) => {
    for (const { bucket, carats, warranted } of own) {
      const sign = bucketSigns[ledgerBuckets.find((each) => each === bucket) ?? 'issued']
      closing += sign * signed(carats)
      closingWarranted += sign * signed(warranted)
    }
    return { month, closing: closing as MilliCarat, closingWarranted: closingWarranted as MilliCarat }
  })
}

/** A sum may be below nothing where something was undone. */
function signed(text: string): number {
  return text.startsWith('-') ? -parseCarat(text.slice(1)) : parseCarat(text)
}

/** Certificates that are on record under these keys, with what documents used of them. */
export async function loadCertificates(
  tx: TenantTx,
  keys: readonly string[],
  { library }: Chooser,
  today: Day,
): Promise<readonly CertificateFacts[]> {
  if (keys.length === 0) return []
  const law = certificateLaw(library)
  const found = await certificateFacts(tx, keys)
  // A number that was withdrawn may be on record again, and that one is meant.
  const live = found.filter(({ certificate }) => certificate.status === 'recorded')
  return live.map((each) => certificateOf(each, law, today))
}

function certificateOf({ certificate, facts, documents, use }: UsedCertificate, law: CertificateLaw, today: Day) {
  const confirmation = confirmationOf(facts, law, today)
  const travelled = facts.importedOn ?? facts.shippedOn ?? facts.issuedOn
  return {
    ...facts,
    id: certificate.key,
    number: certificate.number,
    live: true,
    twins: 0,
    mustListOrigins: originsOwed(facts.importerCountry, travelled, law) !== null,
    used: { received: use.bought.least as MilliCarat, issued: use.sold.least as MilliCarat },
    uses: documents
      .filter(({ sign }) => sign !== 0)
      .map(({ meter, carats, sign, others, documentId, number, documentDate }) => ({
        side: meter === 'bought' ? ('received' as const) : ('issued' as const),
        documentId,
        number,
        date: documentDate,
        carats: (sign * carats) as MilliCarat,
        alone: others.length === 0,
      })),
    confirmation: confirmation && { dueOn: confirmation.dueOn, sentOn: facts.confirmedOn },
    today,
  }
}

/** Runs of manufacturing as they were recorded. */
export async function loadProcessings(tx: TenantTx, ids: readonly string[]): Promise<readonly ProcessingFacts[]> {
  const rows = await selectProcessings(tx, ids)
  return rows.map((row) => ({ ...row, caratsIn: parseCarat(row.caratsIn), caratsOut: parseCarat(row.caratsOut) }))
}
