import { z } from 'zod'
import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../../kernel/ids.ts'
import { wrongGoods } from '../../trade-documents/goods.ts'
import { type Draft, draftSchema } from '../../trade-documents/schema.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { issuedHeader, issuedLine } from '../columns/issued.ts'
import { type ImportError, MAX_ERRORS, type Row } from '../reading/rows.ts'
import { differences, groupsOf, issuesOf, lineOf } from './document-rows.ts'

/** What a file is checked against: partners by lower-case name, documents by number, and the goods classes. */
export type Known = {
  readonly customers: ReadonlyMap<string, CounterpartyId>
  readonly originals: ReadonlyMap<string, TradeDocumentId>
  /** By supplier and number. */
  readonly received: ReadonlyMap<string, ReceivedDocumentId>
  readonly goods: Chooser['goods']
}

/** Builds the drafts, one per invoice name, and tells every row's errors. Lets other work pass between chunks. */
export async function checkRows(
  rows: readonly Row[],
  known: Known,
): Promise<{ readonly drafts: readonly Draft[]; readonly errors: readonly ImportError[] }> {
  const errors: ImportError[] = []
  const drafts: Draft[] = []
  for await (const group of groupsOf(rows, ({ cells }) => cells['invoice'] ?? '')) {
    const { draft, found } = checkInvoice(group, known)
    if (errors.length < MAX_ERRORS) errors.push(...found)
    if (draft) drafts.push(draft)
  }
  return { drafts, errors: errors.toSorted((a, b) => a.row - b.row).slice(0, MAX_ERRORS) }
}

function checkInvoice(group: readonly Row[], { customers, originals, received, goods }: Known) {
  const [first] = group
  if (!first) return { draft: null, found: [] }
  const { row, cells } = first
  const wrong = (column: string, sentence: string): ImportError => ({ row, column, sentence })
  const found: ImportError[] = differences(group, issuedHeader)
  if (!cells['invoice']) found.push(wrong('invoice', 'Give every row the invoice it belongs to.'))
  const customer = customers.get((cells['customer'] ?? '').toLowerCase())
  if (!customer)
    found.push(wrong('customer', `There is no counterparty “${cells['customer']}”. Add it first, or correct the name.`))
  const original = cells['original'] ? originals.get(cells['original']) : undefined
  if (cells['original'] && !original)
    found.push(wrong('original', `You issued no document “${cells['original']}”. Correct its number.`))
  const memo = cells['original_received'] ? received.get(`${customer} ${cells['original_received']}`) : undefined
  if (cells['original_received'] && !memo)
    found.push(
      wrong('original_received', `No “${cells['original_received']}” of this counterparty is recorded as received.`),
    )
  const options = optionsIn(cells['choices'])
  if (options === null) found.push(wrong('choices', 'Leave it as an export of ours wrote it, or empty.'))
  const parsed = draftSchema.safeParse({
    documentType: cells['document_type'] || undefined,
    documentDate: cells['date'],
    counterpartyId: customer ?? '00000000-0000-4000-8000-000000000000',
    currency: cells['currency'],
    originalId: original,
    originalReceivedId: memo,
    placeOfImport: cells['place_of_import'],
    buyerKind: cells['buyer_kind'] || undefined,
    reference: cells['reference'] ?? cells['invoice'],
    terms: cells['terms'],
    notes: cells['notes'],
    options: options ?? undefined,
    lines: group.map((each) => lineOf(each, issuedLine)),
  })
  if (parsed.success) {
    for (const [at, sentence] of wrongGoods({ goods }, parsed.data))
      found.push({ row: group[at]?.row ?? row, column: 'goods_class', sentence })
    return { draft: found.length === 0 ? parsed.data : null, found }
  }
  // A number that is not there was told above, in words that fit a file.
  const issues = parsed.error.issues.filter(
    ({ path }) => !(path[0] === 'originalId' && (cells['original'] || cells['original_received'])),
  )
  found.push(...issuesOf(issues, group, [...issuedHeader, ...issuedLine]))
  return { draft: null, found }
}

const optionsText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
})

function optionsIn(text: string | undefined): unknown {
  if (!text) return undefined
  const read = optionsText.pipe(z.record(z.string(), z.unknown())).safeParse(text)
  return read.success ? read.data : null
}
