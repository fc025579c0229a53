import type { MilliCarat } from '../kernel/carat.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import { effectOf, type LedgerBucket, type OriginalKind, type Side } from '../ledger/rules.ts'

/** Carats of one document's lines that name a certificate, alone or beside others of which any may be meant. */
export type NamingLines = {
  /** On which meter it counts: goods that came in under the certificate, or goods that went out. */
  readonly meter: 'bought' | 'sold'
  /** 1 when it uses carats, -1 when it gives them back, 0 when it moves nothing again. */
  readonly sign: 1 | 0 | -1
  readonly carats: MilliCarat
  /** The keys of the other certificates on the same lines. */
  readonly others: readonly string[]
}

type Meter = {
  /** Of lines that name this certificate and no other. */
  readonly alone: number
  /** Of lines that name others too: the most that may have come under this one. */
  readonly shared: number
  /** What must have come under this one, however the shared lines are split. */
  readonly least: number
}
/** How much of a certificate documents have used, in thousandths of a carat. */
export type CertificateUse = { readonly bought: Meter; readonly sold: Meter }

/** What is left of another certificate after the lines that name it alone; null when it is not recorded here. */
export type RoomOf = (key: string, meter: 'bought' | 'sold') => number | null

type Source = {
  readonly side: Side
  readonly documentType: TradeDocumentType
  readonly original: OriginalKind | null
}

type Movement = Pick<NamingLines, 'meter' | 'sign'>
const MOVEMENTS: Readonly<Partial<Record<LedgerBucket, Movement>>> = {
  issued: { meter: 'sold', sign: 1 },
  received: { meter: 'bought', sign: 1 },
  'returns-in': { meter: 'sold', sign: -1 },
  'returns-out': { meter: 'bought', sign: -1 },
}

/** What a document does to the certificates that it names, by the column of the ledger that it counts in. */
export function movementOf({ side, documentType, original }: Source): Movement {
  const bucket = effectOf(side, documentType, original)
  const none: Movement = { meter: side === 'issued' ? 'sold' : 'bought', sign: 0 }
  return bucket === null ? none : (MOVEMENTS[bucket] ?? none)
}

/** Adds up what documents have used. Lines of several certificates never accuse one that the others leave room for. */
export function addUp(lines: readonly NamingLines[], roomOf: RoomOf): CertificateUse {
  return { bought: meterOf('bought', lines, roomOf), sold: meterOf('sold', lines, roomOf) }
}

function meterOf(meter: 'bought' | 'sold', lines: readonly NamingLines[], roomOf: RoomOf): Meter {
  const own = lines.filter((each) => each.meter === meter)
  const sum = (of: readonly NamingLines[]) => of.reduce((total, { sign, carats }) => total + sign * carats, 0)
  const alone = sum(own.filter(({ others }) => others.length === 0))
  const groups = Map.groupBy(
    own.filter(({ others }) => others.length > 0),
    ({ others }) => others.toSorted().join(),
  )
  let [shared, least] = [0, alone]
  for (const group of groups.values()) {
    const carats = sum(group)
    shared += carats
    least += Math.max(0, carats - roomBeside(group[0]?.others ?? [], meter, roomOf))
  }
  return { alone, shared, least }
}

function roomBeside(keys: readonly string[], meter: 'bought' | 'sold', roomOf: RoomOf): number {
  return keys.reduce((total, key) => total + Math.max(0, roomOf(key, meter) ?? Number.POSITIVE_INFINITY), 0)
}
