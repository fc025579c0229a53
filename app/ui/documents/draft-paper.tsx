import { memo, useDeferredValue, useMemo } from 'react'
import { formatCarat } from '../../../domain/kernel/carat.ts'
import { isCurrency } from '../../../domain/kernel/money.ts'
import type { Choice } from '../../../domain/warranties/question.ts'
import { Amount, Carats, countText, DayText } from '../format.tsx'
import type { DraftPage } from './draft-start.ts'
import type { DraftValues } from './draft-values.ts'
import { type Row, totalsOf } from './rows.ts'
import { StatementsPreview } from './statements-preview.tsx'
import { typeNames } from './words.ts'

type DraftPaperProps = {
  readonly page: DraftPage
  readonly values: DraftValues
  readonly rows: readonly Row[]
  readonly choice: Choice
}

/** What the paper will say if it is issued now: parties, exact totals, and each statement with its reason. */
export const DraftPaper = memo(function DraftPaper({ page, values, rows, choice }: DraftPaperProps) {
  const settled = useDeferredValue(rows)
  const totals = useMemo(
    () => totalsOf(settled, isCurrency(values.currency) ? values.currency : 'USD'),
    [settled, values.currency],
  )
  const measure = measureOf(page.library, settled)
  const buyer = page.counterparties.find(({ id }) => id === values.counterpartyId)
  return (
    <section className="draft-paper" aria-labelledby="paper-title">
      <h2 id="paper-title">The paper</h2>
      <dl className="paper-facts">
        <div>
          <dt>{typeNames[values.documentType]}</dt>
          <dd>{page.originalNumber ? `for ${page.originalNumber}, ` : ''}numbered when issued</dd>
        </div>
        <div>
          <dt>Date</dt>
          <dd>
            {/^\d{4}-\d{2}-\d{2}$/.test(values.documentDate) ? <DayText value={values.documentDate} /> : 'not given'}
          </dd>
        </div>
        <div>
          <dt>Seller</dt>
          <dd>{page.seller.legalName}</dd>
        </div>
        <div>
          <dt>Buyer</dt>
          <dd>{buyer?.name ?? 'not chosen'}</dd>
        </div>
        <div>
          <dt>Lines</dt>
          <dd className="figure">{countText(totals.lines)}</dd>
        </div>
        <div>
          <dt>Pieces</dt>
          <dd className="figure">{countText(totals.pieces)}</dd>
        </div>
        <div>
          <dt>{measure}</dt>
          <dd>
            <Carats value={formatCarat(totals.carats)} />
          </dd>
        </div>
        <div className="paper-total">
          <dt>Total</dt>
          <dd>
            <Amount currency={values.currency} minor={totals.minor} withCode />
          </dd>
        </div>
      </dl>
      {totals.incomplete > 0 ? (
        <p className="hint">
          {totals.incomplete === 1 ? '1 line has' : `${countText(totals.incomplete)} lines have`} no weight or no amount
          yet.
        </p>
      ) : null}
      <div aria-live="polite">
        <StatementsPreview choice={choice} library={page.library} lineCount={totals.lines} />
      </div>
    </section>
  )
})

/** How the quantity of the document's goods is called, by its first line. */
function measureOf({ schemes }: DraftPage['library'], rows: readonly Row[]): string {
  const goods = schemes.flatMap((scheme) => scheme.goods)
  return (goods.find(({ key }) => key === rows[0]?.goodsClass) ?? goods[0])?.quantityName ?? 'Quantity'
}
