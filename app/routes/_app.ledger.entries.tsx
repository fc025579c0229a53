import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { listEntries } from '../../domain/ledger/index.ts'
import { ledgerBuckets } from '../../domain/ledger/rules.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { loaderFor } from '../route.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { EntriesTable } from '../ui/ledger/entries-table.tsx'
import { LedgerTabs } from '../ui/ledger/ledger-tabs.tsx'
import { bucketNames } from '../ui/ledger/words.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Ledger entries · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const { schemes } = await companyLibrary(deps, actor)
  return {
    ...(await listEntries(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
    goods: schemes.flatMap((scheme) => scheme.goods.map(({ key, name }) => ({ value: key, label: name }))),
  }
})

const ALL = { value: '', label: 'All' }
const BUCKETS = [ALL, ...ledgerBuckets.map((value) => ({ value, label: bucketNames[value] }))]
const KEPT = [ALL, { value: '1', label: 'Not wholly under warranty' }]

export default function LedgerEntries() {
  const { entries, nextCursor, goods } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const of = (name: string) => search.get(name) ?? ''
  return (
    <>
      <PageHeader title="Ledger entries" lead="The lines that the figures are made of, down to their documents." />
      <LedgerTabs />
      <Form method="get" className="filters" key={search.toString()}>
        {of('scheme') ? <input type="hidden" name="scheme" value={of('scheme')} /> : null}
        <SelectField label="Goods class" name="goodsClass" defaultValue={of('goodsClass')} options={[ALL, ...goods]} />
        <SelectField label="Column" name="bucket" defaultValue={of('bucket')} options={BUCKETS} />
        <SelectField label="Warranty" name="bare" defaultValue={of('bare')} options={KEPT} />
        <Field label="From" name="from" type="date" defaultValue={of('from')} />
        <Field label="To" name="to" type="date" defaultValue={of('to')} />
        <Button tone="plain">Show</Button>
        <LinkButton to="?">Show all</LinkButton>
      </Form>
      {entries.length === 0 ? <Empty what="No entry fits." /> : <EntriesTable entries={entries} />}
      <Pagination nextCursor={nextCursor} />
    </>
  )
}
