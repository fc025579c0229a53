import type { CertificateFacts, DocumentFacts, LineFacts, StatementFacts } from '../../domain/exceptions/facts.ts'
import type { Law } from '../../domain/exceptions/law.ts'
import { type Day, day } from '../../domain/kernel/calendar.ts'
import { type MilliCarat, parseCarat, sumCarats } from '../../domain/kernel/carat.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { sha256 } from '../../domain/kernel/sha256.ts'
import { compileLinter } from '../../domain/lint/compile.ts'
import { compileChooser } from '../../domain/warranties/compile.ts'
import { SCHEME } from './builders.ts'
import { shippedLibrary, shippedStatement } from './library.ts'
import { officialWords } from './sample-documents.ts'

let linter: ReturnType<typeof compileLinter> | null = null

/** The shipped library as rules see it. */
export const law: Law = {
  chooser: compileChooser({
    ...shippedLibrary,
    schemes: shippedLibrary.schemes.filter(({ key }) => key === SCHEME),
    packs: shippedLibrary.packs.filter(({ scheme }) => scheme === SCHEME),
    statements: shippedLibrary.statements.filter(({ scheme }) => scheme === SCHEME),
  }),
  linter: () => {
    linter ??= compileLinter(shippedLibrary)
    return linter
  },
}

export function ct(text: string): MilliCarat {
  return parseCarat(text)
}

/** A line of polished stones of half a carat at most, unless said otherwise. */
export function line(over: Partial<LineFacts> = {}): LineFacts {
  return {
    position: 1,
    goodsClass: 'POLISHED_NATURAL',
    description: 'Round brilliants',
    pieces: 10,
    carats: ct('3.000'),
    amountMinor: 300_000n,
    hsCode: '7102.39',
    countryOfOrigin: null,
    countryOfMining: null,
    largestStone: ct('0.300'),
    kpCertificate: null,
    treatment: null,
    claimValue: null,
    originalPosition: null,
    ...over,
  }
}

/** A statement of the library as it prints with its options at their defaults. */
export function statement(key: string, over: Partial<StatementFacts> = {}): StatementFacts {
  const { scheme, version, edition, kind, tokens } = shippedStatement(key)
  const text = officialWords(key)
  return {
    scheme,
    key,
    version,
    edition,
    kind,
    text,
    textHash: sha256(text),
    tokens: Object.fromEntries(
      tokens.flatMap((token) => (token.from === 'choice' ? [[token.name, token.choices[token.default] ?? '']] : [])),
    ),
    lines: [1],
    overrideReason: null,
    ...over,
  }
}

const base = {
  id: '00000000-0000-7000-8000-000000000001',
  documentType: 'invoice',
  live: true,
  today: day('2026-11-24'),
  company: { name: 'Scheldt Diamonds NV', country: 'BE', backDatingDays: 30 },
  buyerKind: 'trade',
  placeOfImport: null,
  original: null,
  followers: [],
} as const

const partner = {
  id: '00000000-0000-7000-8000-000000000002' as CounterpartyId,
  name: 'Hudson Gems Inc',
  country: 'BE',
  blockedFrom: null,
  blockedReason: null,
  checks: [
    {
      scheme: SCHEME,
      number: 'W-1',
      validFrom: day('2026-01-01'),
      validTo: day('2026-12-31'),
      checkedOn: day('2026-02-01'),
    },
  ],
}

function totalsOf(lines: readonly LineFacts[]): DocumentFacts['totals'] {
  return {
    lines: lines.length,
    carats: sumCarats(lines.map(({ carats }) => carats)),
    minor: lines.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n),
  }
}

type Over = Partial<Omit<DocumentFacts, 'partner' | 'date' | 'enteredOn' | 'today'>> & {
  readonly date?: string
  readonly enteredOn?: string
  readonly today?: string
  readonly partner?: Partial<DocumentFacts['partner']>
}

/** An issued invoice without a fault, and what is different about this one. */
export function issued(over: Over = {}): DocumentFacts {
  const lines = over.lines ?? [line()]
  return complete(
    {
      ...base,
      side: 'issued',
      number: 'INV-00007',
      statements: [statement('sow-2021')],
      warrantedBySales: [],
      registrations: [{ scheme: SCHEME, number: 'W-9', validFrom: day('2026-01-01'), validTo: day('2026-12-31') }],
      issuer: { name: 'The dealer', standing: 'member', role: 'dealer' },
      papers: [{ status: 'rendered', stored: true, requestedOn: day('2026-11-02') }],
      numbers: {
        series: { sequence: 7, hasPrevious: true, previousNumber: 'INV-00006', hasLater: true, next: 9 },
        twins: [],
      },
    },
    over,
    lines,
  )
}

/** A received invoice without a fault, and what is different about this one. */
export function received(over: Over = {}): DocumentFacts {
  const lines = over.lines ?? [line()]
  return complete(
    {
      ...base,
      side: 'received',
      number: 'HG-311',
      statements: [statement('sow-2021', { key: null, version: null, text: null, textHash: null })],
      warrantedBySales: [],
      registrations: [],
      issuer: null,
      papers: [{ status: 'rendered', stored: true, requestedOn: day('2026-11-02') }],
      numbers: { series: null, twins: [] },
    },
    over,
    lines,
  )
}

function complete(
  own: Omit<DocumentFacts, 'partner' | 'date' | 'enteredOn' | 'lines' | 'totals'>,
  over: Over,
  lines: readonly LineFacts[],
): DocumentFacts {
  const date = day(over.date ?? '2026-11-02')
  return {
    ...own,
    ...over,
    date,
    enteredOn: over.enteredOn === undefined ? date : day(over.enteredOn),
    today: over.today === undefined ? own.today : day(over.today),
    partner: { ...partner, ...over.partner },
    lines,
    totals: over.totals ?? totalsOf(lines),
  }
}

/** A certificate that came with one purchase, without a fault, and what is different about this one. */
export function certificate(over: Partial<CertificateFacts> = {}): CertificateFacts {
  const uses = over.uses ?? [use('received', '100.000')]
  const usedBy = (side: 'issued' | 'received') =>
    sumCarats(uses.filter((each) => each.side === side && each.alone).map(({ carats }) => carats))
  return {
    used: { issued: usedBy('issued'), received: usedBy('received') },
    id: 'BW0001234',
    number: 'BW0001234',
    direction: 'received',
    live: true,
    shippedOn: day('2026-10-20'),
    expiresOn: day('2026-12-01'),
    carats: ct('100.000'),
    mixedOrigin: false,
    originCountries: ['BW'],
    mustListOrigins: true,
    twins: 0,
    uses,
    confirmation: null,
    today: day('2026-11-24'),
    ...over,
  }
}

/** One document's use of a certificate. */
export function use(
  side: 'issued' | 'received',
  carats: string,
  over: Partial<CertificateFacts['uses'][number]> = {},
): CertificateFacts['uses'][number] {
  return {
    side,
    documentId: `${side}-${carats}`,
    number: `${side} ${carats}`,
    date: day('2026-10-25'),
    carats: ct(carats),
    alone: true,
    ...over,
  }
}

export const onDay = (text: string): Day => day(text)
