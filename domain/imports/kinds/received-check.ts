import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import type { Checked } from '../../received-documents/record-many.ts'
import { editionsToReceive, withoutEdition } from '../../received-documents/rules.ts'
import { receivedDocumentSchema } from '../../received-documents/schema.ts'
import { wrongGoods } from '../../trade-documents/goods.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { receivedHeader, receivedLine } from '../columns/received.ts'
import { type ImportError, MAX_ERRORS, type Row } from '../reading/rows.ts'
import { differences, groupsOf, issuesOf, lineOf } from './document-rows.ts'

export type Known = {
  readonly suppliers: ReadonlyMap<string, CounterpartyId>
  /** Recorded already, by supplier and number. */
  readonly received: ReadonlyMap<string, ReceivedDocumentId>
  readonly issued: ReadonlyMap<string, TradeDocumentId>
  readonly chooser: Chooser
}
/** A document with the rows that it came from. */
export type Grouped = Checked & { readonly group: readonly Row[] }

/** Builds the documents, one per supplier, type and number, and tells every row's errors. Lets other work pass between chunks. */
export async function checkReceived(
  rows: readonly Row[],
  known: Known,
): Promise<{ readonly documents: readonly Grouped[]; readonly errors: readonly ImportError[] }> {
  const errors: ImportError[] = []
  const documents: Grouped[] = []
  const editions = [...editionsToReceive(known.chooser.library), ...withoutEdition]
  const inFile = idsOf(rows, known)
  for await (const group of groupsOf(rows, keyOf)) {
    const { document, found } = checkOne(group, { ...known, editions, inFile })
    if (errors.length < MAX_ERRORS) errors.push(...found)
    if (document) documents.push(document)
  }
  return { documents, errors: errors.toSorted((a, b) => a.row - b.row).slice(0, MAX_ERRORS) }
}

function keyOf({ cells }: Row): string {
  return [cells['supplier']?.toLowerCase(), cells['document_type'] || 'invoice', cells['number']].join('\u0000')
}

/** The id that each document of the file is going to have, so that later ones of the file can refer to it. */
function idsOf(rows: readonly Row[], { suppliers }: Known): ReadonlyMap<string, ReceivedDocumentId> {
  const ids = new Map<string, ReceivedDocumentId>()
  for (const { cells } of rows) {
    const type = cells['document_type'] || 'invoice'
    const key = `${suppliers.get((cells['supplier'] ?? '').toLowerCase())} ${cells['number']}`
    if (!ids.has(`${type} ${key}`)) ids.set(`${type} ${key}`, newId<ReceivedDocumentId>())
    // What is referred to by its number alone is an invoice before anything else.
    if (!ids.has(key) || type === 'invoice') ids.set(key, ids.get(`${type} ${key}`) as ReceivedDocumentId)
  }
  return ids
}

type Knowing = Known & {
  readonly editions: readonly string[]
  readonly inFile: ReadonlyMap<string, ReceivedDocumentId>
}

function checkOne(group: readonly Row[], known: Knowing): { document: Grouped | null; found: ImportError[] } {
  const [first] = group
  if (!first) return { document: null, found: [] }
  const { row, cells } = first
  const wrong = (column: string, sentence: string): ImportError => ({ row, column, sentence })
  const found: ImportError[] = differences(group, receivedHeader)
  const supplier = known.suppliers.get((cells['supplier'] ?? '').toLowerCase())
  if (!supplier)
    found.push(wrong('supplier', `There is no counterparty “${cells['supplier']}”. Add it first, or correct the name.`))
  const type = cells['document_type'] || 'invoice'
  const edition = editionIn(cells['statement'] ?? '', known.editions)
  if (edition === null) found.push(wrong('statement', `The edition must be one of ${known.editions.join(', ')}.`))
  const own = `${supplier} ${cells['original']}`
  const original = cells['original'] ? (known.inFile.get(own) ?? known.received.get(own)) : undefined
  if (cells['original'] && !original)
    found.push(wrong('original', `No “${cells['original']}” of this supplier is recorded, nor in this file.`))
  const issued = cells['original_issued'] ? known.issued.get(cells['original_issued']) : undefined
  if (cells['original_issued'] && !issued)
    found.push(wrong('original_issued', `You issued no document “${cells['original_issued']}”. Correct its number.`))
  const parsed = receivedDocumentSchema.safeParse({
    ...{ supplierId: supplier ?? '00000000-0000-4000-8000-000000000000', documentType: type, number: cells['number'] },
    ...{ documentDate: cells['date'], originalId: original, originalIssuedId: issued, edition: edition ?? 'none' },
    ...{ statementText: cells['statement_text'], currency: cells['currency'], note: cells['note'] },
    lines: group.map((each) => lineOf(each, receivedLine)),
  })
  if (!parsed.success) {
    found.push(...issuesOf(parsed.error.issues, group, [...receivedHeader, ...receivedLine]))
    return { document: null, found }
  }
  for (const [at, sentence] of wrongGoods(known.chooser, parsed.data))
    found.push({ row: group[at]?.row ?? row, column: 'goods_class', sentence })
  if (found.length > 0) return { document: null, found }
  const id = known.inFile.get(`${type} ${supplier} ${cells['number']}`) ?? newId<ReceivedDocumentId>()
  const unit = known.chooser.goods.get(parsed.data.lines[0]?.goodsClass ?? '')?.unit ?? ''
  return { document: { id, document: parsed.data, unit, group }, found }
}

function editionIn(text: string, editions: readonly string[]): string | null {
  if (text === '') return 'none'
  return editions.find((each) => each.toLowerCase() === text.toLowerCase()) ?? null
}
