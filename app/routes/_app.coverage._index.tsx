import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readCoverage } from '../../domain/coverage/index.ts'
import { loaderFor } from '../route.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { CoverageMeter } from '../ui/coverage/coverage-meter.tsx'
import { measurings } from '../ui/coverage/measure.tsx'
import { MonthChart } from '../ui/coverage/month-chart.tsx'
import { SupplierTable } from '../ui/coverage/supplier-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Coverage · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) =>
  readCoverage(deps, actor, Object.fromEntries(new URL(request.url).searchParams)),
)

export default function CoveragePage() {
  const { from, to, measures, total, months, suppliers } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const options = measurings(total, measures)
  const measuring = options.find(({ value }) => value === search.get('by')) ?? options[0]
  if (!measuring) return null
  return (
    <>
      <PageHeader
        title="Coverage"
        lead="What part of your purchases came under an accepted warranty, of the goods that need one."
      >
        <LinkButton to="/received?standing=missing">Documents without a warranty</LinkButton>
        <LinkButton to="/coverage/chase">Chase</LinkButton>
      </PageHeader>
      <SearchForm>
        <SelectField label="Measured in" name="by" options={options} defaultValue={measuring.value} />
        <Field label="From" name="from" type="date" defaultValue={from} />
        <Field label="To" name="to" type="date" defaultValue={to} />
        <Button tone="plain">Show</Button>
      </SearchForm>
      {total.documents.all === 0 ? (
        <Empty what="Nothing that needs a warranty was bought in this period.">
          <LinkButton to="/received">Received documents</LinkButton>
        </Empty>
      ) : (
        <>
          <CoverageMeter total={total} measuring={measuring} />
          <MonthChart months={months} measuring={measuring} />
          <SupplierTable suppliers={suppliers} measuring={measuring} period={{ from, to }} />
        </>
      )}
    </>
  )
}
