import { memo, useDeferredValue, useMemo } from 'react'
import { formatCarat } from '../../../domain/kernel/carat.ts'
import { isCurrency } from '../../../domain/kernel/money.ts'
import { Amount, Carats, countText, DayText } from '../format.tsx'
import { Slip } from '../slip.tsx'
import type { DraftPage } from './draft-start.ts'
import type { DraftValues } from './draft-values.ts'
import { previewOf, type StatementPreview } from './preview.ts'
import { type Row, totalsOf } from './rows.ts'
import { coveredText, typeNames } from './words.ts'

type DraftPaperProps = { readonly page: DraftPage; readonly values: DraftValues; readonly rows: readonly Row[] }

/** What the paper will say if it is issued now: parties, exact totals, and each statement with its reason. */
export const DraftPaper = memo(function DraftPaper({ page, values, rows }: DraftPaperProps) {
  const settled = useDeferredValue(rows)
  const totals = useMemo(
    () => totalsOf(settled, isCurrency(values.currency) ? values.currency : 'USD'),
    [settled, values.currency],
  )
  const preview = useMemo(() => previewOf(values, settled, page), [values, settled, page])
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
          <dt>Carats</dt>
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
        <StatementsPreview preview={preview} />
      </div>
    </section>
  )
})

function StatementsPreview({ preview }: { readonly preview: StatementPreview }) {
  if (preview.kind === 'none') return <p className="hint">{preview.why}</p>
  if (preview.kind === 'refused')
    return (
      <div className="notice" data-meaning="needs-you">
        <p>
          <strong>It could not be issued so.</strong> {preview.why}
        </p>
      </div>
    )
  return (
    <div className="slips">
      {preview.each.map((each) => (
        <div key={each.statement.key}>
          <Slip
            title={each.statement.name}
            edition={each.statement.edition}
            text={each.text}
            covers={coveredText(each.linePositions, preview.lineCount)}
            source={each.statement.source}
          />
          <p className="hint">
            {each.why} May be issued {each.validity}.
          </p>
        </div>
      ))}
    </div>
  )
}
