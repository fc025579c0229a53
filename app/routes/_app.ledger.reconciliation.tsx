import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { closePeriod, listPeriods, reconcile } from '../../domain/ledger/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Empty } from '../ui/empty.tsx'
import { DayText } from '../ui/format.tsx'
import { CloseForm } from '../ui/ledger/close-form.tsx'
import { ClosedFigures, ClosedPeriods } from '../ui/ledger/closed-periods.tsx'
import { EquationTable } from '../ui/ledger/equation-table.tsx'
import { LedgerTabs } from '../ui/ledger/ledger-tabs.tsx'
import { PeriodBar } from '../ui/ledger/period-bar.tsx'
import { Reasons } from '../ui/ledger/reasons.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Reconciliation · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => ({
  ...(await reconcile(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
  periods: (await listPeriods(deps, actor)).map(({ figures: _, ...period }) => period),
  mayClose: can(actor, 'ledger:close'),
}))

export const action = actionFor(async ({ actor, deps, form, request }) => {
  await closePeriod(deps, actor, formPayload(form))
  const { searchParams } = new URL(request.url)
  return redirect(`/ledger/reconciliation?${searchParams}`)
})

export default function Reconciliation() {
  const { period, classes, closed, closedThrough, isOver, waiting, periods, mayClose } = useLoaderData<typeof loader>()
  const isPast = closedThrough !== null && period.to <= closedThrough
  return (
    <>
      <PageHeader
        title={`Reconciliation of ${period.label}`}
        lead={
          <>
            <DayText value={period.from} /> to <DayText value={period.to} />.{' '}
            {closed ? `Closed by ${closed.closedBy}.` : isPast ? 'Closed with a later period.' : 'Open.'}
          </>
        }
      />
      <LedgerTabs />
      <PeriodBar period={period} />
      {classes.length === 0 ? (
        <Empty what="Nothing moved up to the end of this period." />
      ) : (
        <>
          <EquationTable classes={closed?.figures.classes ?? classes} period={period} />
          {closed ? <ClosedFigures classes={closed.figures.classes} /> : null}
          <h2>What no warranty stands behind</h2>
          <Reasons classes={classes} to={period.to} />
          {mayClose && !isPast ? (
            <CloseForm key={period.from} period={period} classes={classes} isOver={isOver} waiting={waiting} />
          ) : null}
        </>
      )}
      <h2>Closed periods</h2>
      <ClosedPeriods periods={periods} />
    </>
  )
}
