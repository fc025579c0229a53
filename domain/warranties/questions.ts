import { addDays } from '../kernel/calendar.ts'
import type { Chooser } from './compile.ts'
import type { Ask, Question } from './question.ts'

/** What must be known before anything can be decided. A missing fact is asked for, never guessed. */
export function askFirst(chooser: Chooser, question: Question): readonly Ask[] {
  const asks: Ask[] = []
  const ask = (reason: Ask['reason'], field: string, sentence: string, line: number | null = null) =>
    asks.push({ reason, field, line, sentence })
  if (question.documentType === null)
    ask('no_document_type', 'documentType', 'Which type of document is it? Say invoice, memo or credit note.')
  if (question.date === null) ask('no_date', 'documentDate', 'Which date does the document bear? It decides the words.')
  else if (question.date < addDays(question.today, -question.backDatingDays))
    ask(
      'back_dated',
      'documentDate',
      `The document is dated ${question.date}, more than ${question.backDatingDays} days before today, ${question.today}. Correct the date; the company's limit is set in its profile.`,
    )
  if (question.seller.country === null)
    ask('no_seller_country', 'seller.country', 'In which country is the seller? Complete the company’s profile.')
  if (question.buyer.country === null)
    ask('no_buyer_country', 'buyer.country', 'In which country is the buyer? Complete the counterparty.')
  if (question.lines.length === 0) ask('no_lines', 'lines', 'Write a line: its goods class decides which words fit.')
  for (const { goodsClass, position } of question.lines) {
    const field = `lines.${position - 1}.goodsClass`
    if (goodsClass === null) ask('no_goods_class', field, `What are the goods of line ${position}?`, position)
    else if (!chooser.goods.has(goodsClass))
      ask(
        'unknown_goods_class',
        field,
        `Line ${position}: there is no goods class “${goodsClass}”. Known are: ${[...chooser.goods.keys()].join(', ')}.`,
        position,
      )
  }
  return asks
}
