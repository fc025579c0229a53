import type { Branding } from '../domain/kernel/branding.ts'
import type { TradeDocumentType } from '../domain/kernel/goods.ts'
import type { LanguageTag } from '../domain/kernel/languages.ts'
import { qrSvg } from './qr.ts'
import type { TemplateInputs } from './render.ts'

const url = 'https://briefke.example/v/sample'
const party = { registrationNumber: null, memberships: [] as string[] }
export const sampleSlip = {
  title: 'Warranty statement',
  edition: 'Sample',
  text: 'Here stand the official words of the statement that the document’s date, goods and places ask for, exactly as their owner publishes them.',
  source: 'the scheme’s library',
  covers: null,
  registration: null,
  translation: null,
}

type Asked = { readonly language: LanguageTag; readonly branding: Branding; readonly paper: 'A4' | 'Letter' }

/** An invented document of each type with every field filled, to look at a template with. */
export function sampleDocument(documentType: TradeDocumentType, asked: Asked): TemplateInputs['invoice'] {
  const line = (
    position: number,
    description: string,
    [carats, price, amount]: readonly [string, string, string],
    before: readonly [string, string],
  ) => ({
    ...{ position, goodsClass: 'Polished, natural', description, pieces: '1', carats, pricePerCarat: price, amount },
    ...{ hsCode: '7102.39', origin: 'India', mining: 'Botswana', largestStone: carats, report: `SAMPLE-${position}` },
    ...{ certificate: null, treatment: null, claims: [] },
    before: { pieces: String(position - 1), carats: before[0], amount: before[1] },
  })
  return {
    ...asked,
    documentType,
    number: 'SAMPLE-00042',
    date: '24 November 2026',
    status: 'issued',
    seller: {
      ...{ name: 'Scheldt Diamonds NV', address: 'Hoveniersstraat 30\n2018 Antwerp', country: 'Belgium' },
      ...{ taxNumber: 'BE0456789123', registrationNumber: '0456.789.123', memberships: ['Registration SAMPLE-1'] },
    },
    buyer: {
      ...party,
      ...{ name: 'Ginza Jewels K.K.', address: '5-chōme, Ginza\nTōkyō', country: 'Japan', taxNumber: 'JP-77-1234' },
    },
    placeOfImport: 'Japan',
    refersTo:
      documentType === 'invoice'
        ? null
        : {
            documentType: documentType === 'memo-return' ? 'memo' : 'invoice',
            number: 'SAMPLE-00007',
            date: '1 October 2026',
          },
    quantity: { name: 'Carats', unit: 'ct' },
    currency: 'USD',
    terms: '30 days net',
    notes: 'Sealed parcel 7.',
    lines: [
      line(1, 'Round brilliant, D, VVS1', ['1.503', '9,100.00', '13,677.30'], ['0.00', '0.00']),
      line(2, 'Emerald cut, F, VS1', ['2.01', '7,450.00', '14,974.50'], ['1.503', '13,677.30']),
      line(3, 'Rounds, G–H, SI, 0.80 to 1.00', ['12.74', '2,300.00', '29,302.00'], ['3.513', '28,651.80']),
    ],
    totals: { pieces: '3', carats: '16.253', amount: '57,953.80' },
    statements: [sampleSlip],
    attached: [],
    verification: { url, qrSvg: qrSvg(url) },
  }
}

/** The same document's statement by itself. */
export function sampleStatementPage(asked: Asked): TemplateInputs['warranty-statement'] {
  const { currency: _c, terms: _t, notes: _n, lines: _l, attached: _a, ...page } = sampleDocument('invoice', asked)
  return { ...page, totals: { pieces: page.totals.pieces, carats: page.totals.carats } }
}

/** A declaration on letterhead for its first line. */
export function sampleDeclarationPage(asked: Asked): TemplateInputs['declaration'] {
  return {
    ...sampleStatementPage(asked),
    statements: [{ ...sampleSlip, title: 'Declaration' }],
    note: null,
    carats: '1.503',
    fields: [{ label: 'Consignee', value: 'Ginza Jewels K.K.' }],
    goods: [
      {
        ...{ position: 1, goodsClass: 'Polished, natural', description: 'Round brilliant, D, VVS1', hsCode: '7102.39' },
        ...{ mining: 'Botswana', origin: 'India', largestStone: '1.503', certificate: null, carats: '1.503' },
      },
    ],
  }
}

/** A letter that supplies what the sample's invoice missed. */
export function sampleSupplement(asked: Asked): TemplateInputs['supplementary-letter'] {
  return { ...sampleDeclarationPage(asked), statements: [sampleSlip], suppliedOn: '28 November 2026' }
}
