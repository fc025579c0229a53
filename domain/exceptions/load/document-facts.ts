import { type Day, day, dayIn } from '../../kernel/calendar.ts'
import { type MilliCarat, parseCarat, sumCarats } from '../../kernel/carat.ts'
import type { DocumentFacts, IssuerFacts, LineFacts, OriginalFacts, Side } from '../facts.ts'
import type { FollowerRow, IssuedRow, LineRow, OriginalRow, OwnRow, ReceivedRow } from './queries.ts'

/** What all documents of one batch share. */
export type Surroundings = {
  readonly own: OwnRow
  readonly today: Day
  readonly checks: ReadonlyMap<string, DocumentFacts['partner']['checks']>
  readonly followers: readonly FollowerRow[]
  readonly originals: readonly OriginalRow[]
}

/** The facts of an issued document. Seller and buyer are those that were frozen with it. */
export function issuedFacts(row: IssuedRow, around: Surroundings): DocumentFacts {
  const { own, today } = around
  return {
    ...shared('issued', row, around),
    company: { name: row.sellerName, country: row.sellerCountry || own.country, backDatingDays: own.backDatingDays },
    partner: {
      id: row.partnerId,
      name: row.partnerName,
      country: row.partnerCountry || own.country,
      blockedFrom: null,
      blockedReason: null,
      checks: [],
    },
    buyerKind: row.buyerKind,
    placeOfImport: row.placeOfImport,
    warrantedBySales: [],
    registrations: own.registrations,
    issuer: issuerOf(row),
    papers: row.papers.map(({ status, stored, requestedAt }) => ({
      status,
      stored,
      requestedOn: dayIn(own.timeZone, new Date(requestedAt)),
    })),
    numbers: {
      series: {
        sequence: Number(row.sequence),
        hasPrevious: row.hasPrevious,
        previousNumber: row.previousNumber,
        hasLater: row.hasLater,
        next: Number(row.nextNumber ?? 0),
      },
      twins: [],
    },
    today,
  }
}

/** The facts of a received document. */
export function receivedFacts(row: ReceivedRow, around: Surroundings): DocumentFacts {
  const { own, today, checks } = around
  return {
    ...shared('received', row, around),
    company: { name: own.name, country: own.country, backDatingDays: own.backDatingDays },
    partner: {
      id: row.partnerId,
      name: row.partnerName,
      country: row.partnerCountry,
      blockedFrom: row.blockedFrom,
      blockedReason: row.blockedReason,
      checks: checks.get(row.partnerId) ?? [],
    },
    buyerKind: 'trade',
    placeOfImport: null,
    warrantedBySales: row.warrantedBySales,
    registrations: [],
    issuer: null,
    papers: row.files > 0 ? [{ status: 'rendered', stored: true, requestedOn: day(row.date) }] : [],
    numbers: { series: null, twins: row.twins },
    today,
  }
}

function shared(side: Side, row: IssuedRow | ReceivedRow, { own, followers, originals }: Surroundings) {
  const lines = row.lines.map(lineOf)
  const originalSide: Side = row.originalId === null ? (side === 'issued' ? 'received' : 'issued') : side
  const originalId = row.originalId ?? row.otherOriginalId
  return {
    side,
    id: row.id,
    documentType: row.documentType,
    number: row.number,
    date: row.date,
    live: row.live,
    enteredOn: dayIn(own.timeZone, row.enteredAt),
    lines,
    totals: {
      lines: row.lineCount,
      carats: parseCarat(row.totalCarats),
      minor: row.totalMinor === null ? null : BigInt(row.totalMinor),
    },
    statements: row.statements,
    original: originalOf(
      originals.find((each) => each.side === originalSide && each.id === originalId),
      followers.filter((each) => each.ofSide === originalSide && each.ofId === originalId && !isAfter(each, row)),
    ),
    followers: followers
      .filter((each) => each.ofSide === side && each.ofId === row.id && each.documentType !== 'debit-note')
      .map(({ documentType, lines: taken }) => ({
        documentType,
        carats: sumCarats(taken.map(({ carats }) => parseCarat(carats))),
      })),
  }
}

/** Who came later does not make an earlier return one too many. */
function isAfter({ at, id }: FollowerRow, row: IssuedRow | ReceivedRow): boolean {
  return at.getTime() > row.enteredAt.getTime() || (at.getTime() === row.enteredAt.getTime() && id > row.id)
}

function originalOf(row: OriginalRow | undefined, followers: readonly FollowerRow[]): OriginalFacts | null {
  if (!row) return null
  const takes = followers.filter(({ documentType }) =>
    // What was sold from a memo cannot come back from it.
    ['credit-note', 'memo-return', ...(row.documentType === 'memo' ? ['invoice'] : [])].includes(documentType),
  )
  const taken = new Map<number, number>()
  for (const { position, carats } of takes.flatMap(({ lines }) => lines))
    if (position !== null) taken.set(position, (taken.get(position) ?? 0) + parseCarat(carats))
  return {
    side: row.side,
    documentType: row.documentType,
    number: row.number,
    live: row.live,
    lines: row.lines.map((line) => ({
      ...line,
      carats: parseCarat(line.carats),
      takenBack: (taken.get(line.position) ?? 0) as MilliCarat,
    })),
  }
}

function lineOf({ carats, largestStone, amountMinor, ...line }: LineRow): LineFacts {
  return {
    ...line,
    carats: parseCarat(carats),
    largestStone: largestStone === null ? null : parseCarat(largestStone),
    amountMinor: amountMinor === null ? null : BigInt(amountMinor),
  }
}

/** His role on that day, by the changes on record; the first known change tells nothing of the time before it. */
function issuerOf({ issuer, issuedByName: name, hasIssuer, enteredAt }: IssuedRow): IssuerFacts {
  if (!hasIssuer) return { name, standing: 'unknown', role: null }
  if (issuer === null || new Date(issuer.joinedAt) > enteredAt) return { name, standing: 'stranger', role: null }
  const before = issuer.roles.findLast(({ at }) => new Date(at) <= enteredAt)
  if (before) return { name, standing: 'member', role: before.role }
  if (issuer.roles.length > 0) return { name, standing: 'unknown', role: null }
  return { name, standing: 'member', role: issuer.role }
}
