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
    kind: 'Invoice',
    number: 'INV-00042',
    date: '2026-11-24',
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
    })),
    refersTo: null,
    placeOfImport: 'Singapore',
    quantity: { name: 'Carats', unit: 'ct' },
    attached: ['US self-certification'],
    totals: { pieces: String(lineCount), carats: '4.503', amount: '18,003.00' },
    statements: ['sow-2021', 'wfdb-natural-2014'].map((key) => ({
      title: `Statement ${key}`,
      edition: key.toUpperCase(),
      text: officialWords(key),
      source: 'worlddiamondcouncil.org',
      covers: 'All lines',
      registration: 'SoW registration DEMO-ANTWERP',
    })),
    verification: { url, qrSvg: qrSvg(url) },
  }
}
