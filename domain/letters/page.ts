import type { TenantTx } from '../../db/tenant.ts'
import { writingIn } from '../documents/rules.ts'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat, readCarats, sumCarats } from '../kernel/carat.ts'
import type { LetterId } from '../kernel/ids.ts'
import { type AccountRow, type LetterContent, letterContentSchema } from './content.ts'
import { selectWritten } from './queries.ts'

/** Which form the data of a letter has: a reader that knows another one must not guess. */
export const LETTER_FORMAT = 'briefke/letter/1'

type Row = NonNullable<Awaited<ReturnType<typeof selectWritten>>>
type Writing = ReturnType<typeof writingIn>

/** A letter as its page is printed: the facts written as they are to be read, and its data for machines; null when there is none. */
export async function letterToRender(tx: TenantTx, id: LetterId) {
  const row = await selectWritten(tx, id)
  if (!row) return null
  const content = letterContentSchema.parse(row.content)
  const write = writingIn(content.language)
  const { seller, recipient, language, paper } = content
  const party = { registrationNumber: null, memberships: [] as string[] }
  return {
    at: row.writtenAt,
    engagementId: row.engagementId,
    facts: {
      ...{ language, paper, number: row.number, date: write.day(row.day) },
      seller: {
        ...{ name: seller.legalName, address: seller.address, taxNumber: seller.taxNumber },
        ...{ country: write.country(seller.country), registrationNumber: seller.registrationNumber },
        memberships: [] as string[],
      },
      recipient: { ...recipient, ...party, country: write.country(recipient.country) },
    },
    letter: saidOf(row, content, write),
    data: letterData(row, content),
  }
}

function saidOf(row: Row, content: LetterContent, write: Writing) {
  switch (content.kind) {
    case 'import-confirmation': {
      const { statement, fields } = content
      return { documentType: content.kind, statement, fields }
    }
    case 'warranty-account':
      return {
        documentType: content.kind,
        ...{ from: write.day(content.from as Day), to: write.day(content.to as Day), unit: row.unit },
        issued: sideOf(content.issued, write),
        received: sideOf(content.received, write),
      }
    case 'auditor-certificate':
      return certifiedIn(content, write)
  }
}

type Certificate = Extract<LetterContent, { kind: 'auditor-certificate' }>

function certifiedIn(content: Certificate, write: Writing) {
  const { kind, auditor, scheme, form, conclusion, basis, notExamined, findings, packs } = content
  const days = (of: { readonly from: string; readonly to: string }) => ({
    from: write.day(of.from as Day),
    to: write.day(of.to as Day),
  })
  return {
    documentType: kind,
    ...{ auditor, scheme, form, conclusion, basis, notExamined, findings, packs, ...days(content) },
    samples: content.samples.map(({ question, of, items, sha256, method, value, confidence, ...sample }) => ({
      ...{ question, of, method, value, sha256, ...days(sample), items: write.count(items) },
      ...{ examined: write.count(sample.examined), deviations: write.count(sample.deviations) },
      confidence: confidence === null ? null : `${confidence} %`,
      upper: sample.upper === null ? null : write.rate(sample.upper),
      tolerable: sample.tolerable === null ? null : write.rate(sample.tolerable),
    })),
  }
}

function sideOf(rows: readonly AccountRow[], write: Writing) {
  const sum = (name: 'carats' | 'warranted') =>
    signed(formatCarat(sumCarats(rows.map((row) => readCarats(row[name])))), write)
  return {
    rows: rows.map(({ documentType, number, date, carats, warranted, editions }) => ({
      ...{ documentType, number, date: write.day(date as Day) },
      ...{ carats: signed(carats, write), warranted: signed(warranted, write) },
      editions: editions.length === 0 ? null : editions.join(', '),
    })),
    ...{ carats: sum('carats'), warranted: sum('warranted') },
  }
}

/** What takes back stands with the sign of a minus. */
function signed(stored: string, write: Writing): string {
  return stored.startsWith('-') ? `−${write.carats(stored.slice(1))}` : write.carats(stored)
}

function letterData(row: Row, content: LetterContent) {
  const { kind, seller, recipient, language, ...said } = content
  const { paper: _paper, ...facts } = said
  return {
    format: LETTER_FORMAT,
    ...{ page: kind, language, documentType: kind, number: row.number, documentDate: String(row.day) },
    ...{ seller, recipient, unit: row.unit, totals: { carats: row.carats } },
    ...facts,
    statements:
      content.kind === 'import-confirmation'
        ? [{ edition: content.statement.edition, text: content.statement.text }]
        : [],
  }
}
