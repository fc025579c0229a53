import type { LetterType } from '../domain/kernel/goods.ts'
import type { TemplateInputs } from './render.ts'
import { sampleDocument, sampleSlip } from './samples.ts'

type Asked = Parameters<typeof sampleDocument>[1]

function sampleLetter<T extends LetterType>(documentType: T, asked: Asked) {
  const { seller, buyer: recipient, date, verification } = sampleDocument('invoice', asked)
  return { ...asked, documentType, number: 'SAMPLE-00042', date, seller, recipient, verification }
}

/** An invented confirmation of an import, to look at a template with. */
export function sampleConfirmation(asked: Asked): TemplateInputs['import-confirmation'] {
  return {
    ...sampleLetter('import-confirmation', asked),
    statements: [{ ...sampleSlip, title: 'Import confirmation' }],
    fields: [
      { label: 'Certificate', value: 'SAMPLE-0012345' },
      { label: 'Carat weight', value: '16.253' },
    ],
  }
}

/** An invented account of warranties with a partner. */
export function sampleAccount(asked: Asked): TemplateInputs['warranty-account'] {
  const row = (number: string, date: string, carats: string, warranted: string) => ({
    ...{ kind: 'Invoice', number, date, carats, warranted, editions: warranted === '0.00' ? null : 'Sample' },
  })
  return {
    ...sampleLetter('warranty-account', asked),
    ...{ from: '1 January 2026', to: '30 September 2026', quantity: { name: 'Carats', unit: 'ct' } },
    issued: {
      rows: [
        row('SAMPLE-00007', '3 February 2026', '12.40', '12.40'),
        row('SAMPLE-00019', '9 June 2026', '3.00', '0.00'),
      ],
      ...{ carats: '15.40', warranted: '12.40' },
    },
    received: { rows: [row('GJ-2201', '21 March 2026', '7.755', '7.755')], carats: '7.755', warranted: '7.755' },
  }
}
