import { writingIn } from '../../domain/documents/rules.ts'
import { houseBranding } from '../../domain/kernel/branding.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { LanguageTag } from '../../domain/kernel/languages.ts'
import { labelsOf } from '../../templates/labels/index.ts'
import { qrSvg } from '../../templates/qr.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import { shippedStatement } from './library.ts'

const url = `https://briefke.example/v/${'k'.repeat(43)}`

/** The exact words of a statement that ships, its options at their defaults. */
export function officialWords(key: string): string {
  const { text, tokens } = shippedStatement(key)
  return tokens.reduce(
    (words, token) =>
      token.from === 'choice' ? words.replaceAll(`{${token.name}}`, token.choices[token.default] ?? '') : words,
    text,
  )
}

/** An invoice whose every field is filled and different, so that a field that is not printed is missed. */
export function sampleInvoice(paper: 'A4' | 'Letter', lineCount = 3): TemplateInputs['invoice'] {
  return {
    language: 'en',
    documentType: 'invoice',
    number: 'INV-00042',
    date: '24 November 2026',
    status: 'issued',
    paper,
    seller: {
      name: 'Scheldt Diamonds NV',
      address: 'Hoveniersstraat 30, 2018 Antwerp',
      country: 'Belgium',
      taxNumber: 'BE0456789123',
      registrationNumber: '0456.789.123',
      memberships: ['Bourse membership M-77'],
    },
    buyer: {
      name: 'Ginza Jewels K.K.',
      address: '5-chōme, Ginza, Tōkyō',
      country: 'Japan',
      taxNumber: 'JP-77-1234',
      registrationNumber: 'JP-REG-9',
      memberships: ['Ginza membership G-8'],
    },
    currency: 'USD',
    terms: '30 days net',
    notes: 'Sealed parcel 7.',
    lines: Array.from({ length: lineCount }, (_, index) => ({
      position: index + 1,
      goodsClass: 'Polished, natural',
      description: `Round brilliant, stone ${index + 1}, Kraków-cut`,
      pieces: '1',
      carats: `1.${500 + (index % 400)}`,
      pricePerCarat: '4,000.00',
      amount: `6,${String(index % 1000).padStart(3, '0')}.00`,
      hsCode: '7102.39',
      origin: 'India',
      mining: 'Botswana',
      largestStone: '1.50',
      report: `DEMO-${index}`,
      certificate: `BW00${index}`,
      treatment: 'laser drilled',
      claims: [`Claim of line ${index + 1}`],
      before: { pieces: String(index), carats: `${index}.50`, amount: `${index},000.00` },
    })),
    refersTo: { documentType: 'memo', number: 'MEM-00007', date: '1 October 2026' },
    placeOfImport: 'Singapore',
    quantity: { name: 'Carats', unit: 'ct' },
    attached: ['US self-certification'],
    totals: { pieces: String(lineCount), carats: '4.503', amount: '18,003.00' },
    statements: ['sow-2021', 'wfdb-natural-2014'].map((key) => ({
      title: `Statement ${key}`,
      edition: key.toUpperCase(),
      text: officialWords(key),
      source: 'worlddiamondcouncil.org',
      covers: '1, 2',
      translation: null,
      registration: 'SoW registration DEMO-ANTWERP',
    })),
    verification: { url, qrSvg: qrSvg(url) },
    branding: houseBranding,
  }
}

/** The same invoice with every field empty that may be: an empty cell must be as whole a cell as a full one. */
export function bareInvoice(paper: 'A4' | 'Letter'): TemplateInputs['invoice'] {
  const full = sampleInvoice(paper)
  const bare = { address: null, country: null, taxNumber: null, registrationNumber: null, memberships: [] }
  const empty = { hsCode: null, origin: null, mining: null, largestStone: null, report: null, certificate: null }
  return {
    ...full,
    seller: { ...full.seller, ...bare },
    buyer: { ...full.buyer, ...bare },
    ...{ refersTo: null, terms: null, notes: null, placeOfImport: null, attached: [], statements: [] },
    lines: full.lines.map((line) => ({
      ...line,
      ...empty,
      treatment: null,
      pieces: null,
      pricePerCarat: null,
      claims: [],
    })),
  }
}

/** A warranty statement on its own page, for the goods of the sample invoice. */
export function sampleStatement(paper: 'A4' | 'Letter'): TemplateInputs['warranty-statement'] {
  const {
    currency: _currency,
    terms: _terms,
    notes: _notes,
    lines: _lines,
    attached: _attached,
    ...page
  } = sampleInvoice(paper)
  return { ...page, totals: { pieces: '3', carats: '4.503' } }
}

/** A declaration on letterhead; with `bare`, every field of its goods empty that may be. */
export function sampleDeclaration(paper: 'A4' | 'Letter', { bare = false } = {}): TemplateInputs['declaration'] {
  const { statements, ...page } = sampleStatement(paper)
  const [statement] = statements
  if (!statement) throw new Error('The sample has no statement.')
  const filled = { hsCode: '7102.39', mining: 'Botswana', origin: 'India', largestStone: '1.50', certificate: 'BW001' }
  const empty = { hsCode: null, mining: null, origin: null, largestStone: null, certificate: null }
  const goods = { position: 1, goodsClass: 'Polished, natural', description: 'Round', carats: '1.503' }
  const fields = [{ label: 'Consignee', value: 'Ginza Jewels K.K.' }]
  return {
    ...page,
    ...{
      statements: [statement],
      note: bare ? null : 'Attach it to the entry.',
      carats: '1.503',
      fields: bare ? [] : fields,
    },
    goods: [{ ...goods, ...(bare ? empty : filled) }],
  }
}

/** The cover of a pack of the sample company, in this language. */
export function sampleCover(paper: 'A4' | 'Letter', language: LanguageTag = 'en'): TemplateInputs['audit-cover'] {
  const write = writingIn(language)
  const { kinds, pack } = labelsOf(language)
  const counted = [pack.issued, pack.printed, pack.overrides.replace('{registration}', 'SoW ID'), pack.logHere]
  return {
    language,
    company: 'Scheldt Diamonds NV',
    registration: 'SoW registration DEMO-ANTWERP',
    scheme: 'System of Warranties',
    ...{ purpose: 'Yearly audit', omitted: ['06_governance/users_roles.csv'] },
    ...{ periodLabel: '2026', from: write.day(day('2026-01-01')), to: write.day(day('2026-12-31')) },
    ...{ preparedAt: write.instant(new Date('2027-01-10T08:00:00Z')), preparedBy: 'Ada' },
    counts: counted.map((label, index) => ({ label, value: write.count(1_204 + index) })),
    series: [{ kind: kinds.invoice, first: 'INV-00001', last: 'INV-00012', used: '12', voided: '1', missing: '0' }],
    totals: [
      {
        ...{ goodsClass: 'Polished, natural', unit: 'ct', received: write.carats('0.000') },
        ...{ invoiced: write.carats('1204.503'), warranted: write.carats('4.500') },
      },
    ],
    registers: [{ path: '01_registers/issued.csv', bytes: write.count(1_204), sha256: 'a'.repeat(64) }],
    sandbox: pack.on,
    paper,
  }
}

/** The summary of quantities of the sample company, in this language. */
export function sampleSummary(paper: 'A4' | 'Letter', language: LanguageTag = 'en'): TemplateInputs['audit-summary'] {
  const write = writingIn(language)
  const { buckets, closing } = labelsOf(language).pack
  const rows = Object.values(buckets).map((label, at) => ({
    ...{ label, sign: at < 5 ? '+' : '−', all: write.carats('1200.503'), warranted: write.carats('1100.000') },
  }))
  return {
    ...{ language, company: 'Scheldt Diamonds NV', scheme: 'A scheme', periodLabel: '2026-Q1', paper },
    ...{ from: write.day(day('2026-01-01')), to: write.day(day('2026-03-31')) },
    preparedAt: write.instant(new Date('2026-04-01T08:00:00Z')),
    classes: ['Rough, natural', 'Polished, natural'].map((goodsClass) => ({
      ...{ goodsClass, unit: 'ct' },
      rows: [
        ...rows,
        { label: closing, sign: null, all: `−${write.carats('3.000')}`, warranted: write.carats('0.000') },
      ],
    })),
  }
}
