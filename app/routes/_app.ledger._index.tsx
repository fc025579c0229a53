import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readLedger } from '../../domain/ledger/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { DayText } from '../ui/format.tsx'
import { EquationTable } from '../ui/ledger/equation-table.tsx'
import { LedgerTabs } from '../ui/ledger/ledger-tabs.tsx'
import { PeriodBar } from '../ui/ledger/period-bar.tsx'
import { Waterfall } from '../ui/ledger/waterfall.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Ledger · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) =>
  readLedger(deps, actor, Object.fromEntries(new URL(request.url).searchParams)),
)

export default function Ledger() {
  const { period, classes, schemes, closedThrough } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Ledger"
        lead={
          <>
            {period.label}: <DayText value={period.from} /> to <DayText value={period.to} />.{' '}
            {closedThrough ? (
              <>
                The books are closed to <DayText value={closedThrough} />.
              </>
            ) : (
              'No period is closed yet.'
            )}
          </>
        }
      />
      <LedgerTabs />
      <PeriodBar period={period} schemes={schemes} />
      {classes.length === 0 ? (
        <Empty what="What comes in and goes out will be reckoned here, goods class by goods class.">
          <LinkButton to="/received/new">Record a purchase</LinkButton>
          <LinkButton to="/ledger/stock?panel=opening">Declare the opening stock</LinkButton>
        </Empty>
      ) : (
        <>
          <EquationTable classes={classes} period={period} />
          <p className="hint">
            Opening, received, produced, returns in and adjustments are what issued, returns out, consumed and closing
            come to. Every figure opens the lines that it is made of.
          </p>
          <div className="pictures">
            {classes.slice(0, 4).map((row) => (
              <Waterfall key={row.goodsClass} row={row} />
            ))}
          </div>
        </>
      )}
    </>
  )
}
