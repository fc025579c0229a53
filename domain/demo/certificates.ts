import { confirmImport, recordCertificate } from '../certificates/index.ts'
import { listCounterparties } from '../counterparties/index.ts'
import type { Deps } from '../deps.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../kernel/carat.ts'
import { recordProcessing } from '../ledger/index.ts'
import { recordReceivedDocument } from '../received-documents/index.ts'
import { createDraft, issueTradeDocument } from '../trade-documents/index.ts'
import { on, type Trader } from './book.ts'
import { GOODS } from './goods.ts'
import { onePagePdf } from './one-page-pdf.ts'
import { demoScheme } from './scheme.ts'
import { statementWords } from './statement-words.ts'

/** Rough, as the demo's scheme names it. */
const ROUGH = 'ROUGH_NATURAL'
const DOLLARS_A_CARAT = 240

/** Who issues certificates for a company's exports, by its country. */
const ISSUERS: Readonly<Record<string, string>> = { BE: 'EU', IN: 'IN', US: 'US' }

type Kind = {
  readonly number: string
  readonly milli: number
  /** Days before today on which the goods were shipped. */
  readonly ago: number
  readonly origins: readonly string[]
  readonly direction?: 'received' | 'issued'
  readonly validForDays?: number
  readonly predecessors?: readonly string[]
  readonly isConfirmed?: boolean
  readonly authority: string
  readonly other: string
}

/** A few certificates for each company: in order at the first, with something to mend at the others. */
export async function certifyRough(deps: Deps, traders: readonly Trader[], today: Day): Promise<void> {
  for (const [index, trader] of traders.entries()) {
    for (const kind of kindsOf(trader, index)) {
      await certify(deps, trader, kind, today)
      if (kind.direction !== 'issued' && trader.company.keeps === 'in-order') await buyRough(deps, trader, kind, today)
    }
    if (index === 0) await sellRough(deps, trader, today)
    if (index === 1) await polish(deps, trader, today)
  }
}

function kindsOf({ company }: Trader, index: number): readonly Kind[] {
  const own = ISSUERS[String(company.profile['country'])] ?? 'EU'
  const gaborone = {
    authority: 'Department of Mines, Gaborone',
    other: 'Okavango Rough & Polished (Pty) Ltd\nGaborone',
  }
  const regulator = { authority: 'Diamond and Precious Metals Regulator' }
  const johannesburg =
    company.keeps === 'careless'
      ? 'Tafelberg Stones CC\nJohannesburg'
      : 'Okavango Rough & Polished (Pty) Ltd\nJohannesburg'
  const kimberley = { ...regulator, other: johannesburg }
  const abroad = { authority: 'Exporting authority of the company’s country', other: 'Ramat Gan Rough Ltd\nRamat Gan' }
  const first = { number: `BW 00410${index}7`, milli: 1_250_400, ago: 96, origins: ['BW'], isConfirmed: true }
  const second = { number: `ZA 2026${index}31`, milli: 640_250, ago: index === 2 ? 6 : 40, origins: ['BW', 'NA', 'ZA'] }
  const exported = { number: `${own} 7700${index}1`, milli: 410_000, ago: 20, origins: ['BW'] }
  return [
    { ...first, ...gaborone },
    { ...second, ...kimberley, validForDays: company.keeps === 'careless' ? 1 : 60 },
    { ...exported, ...abroad, direction: 'issued', predecessors: [first.number] },
  ]
}

async function certify(deps: Deps, trader: Trader, kind: Kind, today: Day): Promise<void> {
  const { direction = 'received', origins, milli, ago, number } = kind
  const { legalName, address, country } = trader.company.profile
  const us = `${legalName}\n${address}`
  const isMixed = origins.length > 1
  const [shippedOn, issuedOn] = [addDays(today, -ago), addDays(today, -ago - 4)]
  const importedOn = direction === 'received' ? addDays(shippedOn, 2) : null
  const value = `${Math.round((milli * DOLLARS_A_CARAT) / 1000)}.00`
  const carats = formatCarat(milli as MilliCarat)
  const certificate = {
    ...{ direction, number, bearsStatement: true, mixedOrigin: isMixed, originCountries: origins, issuedOn },
    ...{ expiresOn: addDays(issuedOn, kind.validForDays ?? 60), authority: kind.authority, validatedOn: issuedOn },
    exporter: direction === 'received' ? kind.other : us,
    importer: direction === 'received' ? us : kind.other,
    importerCountry: direction === 'received' ? country : 'IL',
    ...{ carats, value, parcelCount: 3, sealNumbers: [`DEMO-${ago}`], shippedOn, importedOn },
    lines: [{ hsCode: '7102.31', carats, value }],
    predecessors: kind.predecessors ?? [],
  }
  const paper = onePagePdf([`Demo paper of certificate ${number}`, `${carats} ct, USD ${value}`, `Issued ${issuedOn}`])
  const file = { name: `${number}.pdf`, content: paper }
  const id = await recordCertificate(deps, trader.compliance, { input: certificate, file })
  if (kind.isConfirmed && importedOn)
    await confirmImport(deps, trader.compliance, {
      id,
      input: { sentOn: addDays(importedOn, 6), sentTo: kind.authority, signatory: trader.compliance.name },
    })
}

/** The purchase that came under a certificate, recorded the day after with its paper. */
async function buyRough(deps: Deps, trader: Trader, { number, milli, ago, other, origins }: Kind, today: Day) {
  const { counterparties } = await listCounterparties(deps, trader.dealer, { search: other.split('\n')[0] })
  const [supplier] = counterparties
  if (!supplier) return
  const day = addDays(today, -ago)
  const scheme = demoScheme((await deps.library.current()).library)
  const carats = formatCarat(milli as MilliCarat)
  const amount = `${Math.round((milli * DOLLARS_A_CARAT) / 1000)}.00`
  const content = onePagePdf([`Demo paper: invoice of ${supplier.name}`, `${carats} ct of rough under ${number}`, day])
  await recordReceivedDocument(on(deps, addDays(day, 1)), trader.compliance, {
    input: {
      ...{ supplierId: supplier.id, number: `R-${number.replaceAll(' ', '')}`, documentDate: day, currency: 'USD' },
      edition: scheme.newestEdition,
      lines: [
        {
          ...{ goodsClass: ROUGH, description: 'Makeables, mixed sizes', carats, amount, hsCode: '7102.31' },
          ...{ countryOfMining: origins[0], kpCertificate: number },
        },
      ],
    },
    file: { name: `${number}.pdf`, content },
  })
}

/** Rough becomes polished, at a yield that the trade finds usual. */
async function polish(deps: Deps, trader: Trader, today: Day): Promise<void> {
  for (const [ago, rough, polished] of [
    [80, '600.000', '246.000'],
    [30, '500.000', '198.500'],
  ] as const) {
    const day = addDays(today, -ago)
    await recordProcessing(on(deps, day), trader.compliance, {
      ...{ kind: 'manufacture', day, note: 'Cut and polished in the own works' },
      lines: [
        { side: 'in', goodsClass: ROUGH, carats: rough },
        { side: 'out', goodsClass: GOODS, carats: polished },
      ],
    })
  }
}

/** Two invoices of rough under the first certificate, to a partner across no border. */
async function sellRough(deps: Deps, trader: Trader, today: Day): Promise<void> {
  const { counterparties } = await listCounterparties(deps, trader.dealer, { search: 'Atelier' })
  const [buyer] = counterparties
  if (!buyer) return
  for (const [carats, amount] of [
    ['320.400', '83304.00'],
    ['120.000', '31200.00'],
  ] as const) {
    const lines = [
      {
        ...{ goodsClass: ROUGH, description: 'Makeables, 2–4 grainers', carats, amount, hsCode: '7102.31' },
        ...{ countryOfOrigin: 'BW', countryOfMining: 'BW', largestStoneCarats: '0.480', kpCertificate: 'BW 0041007' },
      },
    ]
    const draft = { documentType: 'invoice', documentDate: addDays(today, -3), counterpartyId: buyer.id, lines }
    const words = await statementWords(deps, trader.dealer, { ...draft, buyer, add: [] })
    const id = await createDraft(deps, trader.dealer, { ...draft, currency: 'USD', options: words })
    await issueTradeDocument(deps, trader.dealer, id, { pace: 'bulk' })
  }
}
