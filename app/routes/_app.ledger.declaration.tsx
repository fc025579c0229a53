import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { stockDeclaration } from '../../domain/ledger/index.ts'
import { loaderFor } from '../route.server.ts'
import { Empty } from '../ui/empty.tsx'
import { DayText } from '../ui/format.tsx'
import { DeclarationTable } from '../ui/ledger/declaration-table.tsx'
import { LedgerTabs } from '../ui/ledger/ledger-tabs.tsx'
import { PeriodBar } from '../ui/ledger/period-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Stock declaration · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) =>
  stockDeclaration(deps, actor, {
    kind: 'fiscal-year',
    ...Object.fromEntries(new URL(request.url).searchParams),
  }),
)

export default function Declaration() {
  const { period, classes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Stock declaration"
        lead={
          <>
            {period.label}: <DayText value={period.from} /> to <DayText value={period.to} />. Purchased and sold at
            home, imported, exported and worked, with the values that were charged.
          </>
        }
      />
      <LedgerTabs />
      <PeriodBar period={period} />
      {classes.length === 0 ? (
        <Empty what="Nothing moved up to the end of this period." />
      ) : (
        <DeclarationTable classes={classes} />
      )}
    </>
  )
}
