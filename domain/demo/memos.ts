import type { Deps } from '../deps.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { createDraft, issueTradeDocument, laterOf } from '../trade-documents/index.ts'
import { type Book, on, type Partner, type Period, type Trader } from './book.ts'
import { type Chance, linesOf, type Stone } from './goods.ts'
import { statementWords } from './statement-words.ts'

type Goods = { readonly take: (count: number) => readonly Stone[]; readonly luck: Chance }

/**
 * Goods on memo: who keeps its books in order gets half of each back, sells the other half and credits a stone of it;
 * the careless one forgets what is out.
 */
export async function lend(deps: Deps, { trader, buyers }: Book, { to }: Period, { take, luck }: Goods): Promise<void> {
  const [first, second] = buyers
  if (!first || !second) return
  for (const [buyer, ago] of [
    [first, 140],
    [second, 48],
  ] as const) {
    const day = addDays(to, -ago)
    const memo = await send(deps, trader, buyer, day, linesOf(take(6), trader.company.origin, luck))
    if (trader.company.keeps === 'in-order') await settle(deps, trader, { memo, buyer, day })
  }
}

async function send(deps: Deps, trader: Trader, buyer: Partner, day: Day, lines: readonly object[]) {
  return issue(deps, trader, buyer, { documentType: 'memo', documentDate: day, lines })
}

type Out = { readonly memo: TradeDocumentId; readonly buyer: Partner; readonly day: Day }

async function settle(deps: Deps, trader: Trader, { memo, buyer, day }: Out): Promise<void> {
  const [back, sold, credited] = [addDays(day, 12), addDays(day, 14), addDays(day, 20)]
  const at = (on: Day) => (on > day ? on : day)
  const all = await laterOf(deps, trader.dealer, {
    documentType: 'memo-return',
    originalId: memo,
    originalReceivedId: null,
  })
  const half = Math.ceil(all.lines.length / 2)
  const parts = [all.lines.slice(0, half), all.lines.slice(half)] as const
  await issue(deps, trader, buyer, refers('memo-return', memo, at(back), parts[0]))
  if (parts[1].length === 0) return
  const sale = await issue(deps, trader, buyer, refers('invoice', memo, at(sold), parts[1]))
  const left = await laterOf(deps, trader.dealer, {
    documentType: 'credit-note',
    originalId: sale,
    originalReceivedId: null,
  })
  await issue(deps, trader, buyer, refers('credit-note', sale, at(credited), left.lines.slice(0, 1)))
}

function refers(documentType: string, originalId: TradeDocumentId, documentDate: Day, lines: readonly object[]) {
  return { documentType, originalId, documentDate, lines }
}

type Paper = {
  readonly documentType: string
  readonly documentDate: Day
  readonly lines: readonly object[]
  readonly originalId?: TradeDocumentId
}

async function issue(deps: Deps, trader: Trader, buyer: Partner, paper: Paper): Promise<TradeDocumentId> {
  const then = on(deps, paper.documentDate)
  const options = await statementWords(then, trader.dealer, { ...paper, buyer, add: [] })
  const draft = { ...paper, counterpartyId: buyer.id, currency: 'USD', terms: '30 days net', options }
  const id = await createDraft(then, trader.dealer, draft)
  await issueTradeDocument(then, trader.dealer, id, { pace: 'bulk' })
  return id
}
