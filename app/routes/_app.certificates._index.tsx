import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listCertificates } from '../../domain/certificates/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CertificateTable } from '../ui/certificates/certificate-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SelectField } from '../ui/select-field.tsx'

export const meta: MetaFunction = () => [{ title: 'Certificates · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const page = await listCertificates(deps, actor, Object.fromEntries(new URL(request.url).searchParams))
  return { ...page, mayRecord: can(actor, 'certificate:record') }
})

const DIRECTIONS = [
  { value: '', label: 'Both' },
  { value: 'received', label: 'Received with goods' },
  { value: 'issued', label: 'Issued for our exports' },
]

export default function Certificates() {
  const { certificates, nextCursor, mayRecord } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const isNew = [...search.values()].every((value) => value === '')
  return (
    <>
      <PageHeader
        title="Certificates"
        lead="The certificates that rough goods crossed borders under, and how much of each was used."
      >
        {mayRecord ? (
          <LinkButton to="/certificates/new" tone="primary" data-new>
            Record a certificate
          </LinkButton>
        ) : null}
      </PageHeader>
      <Filters searches="number, exporter or importer">
        <SelectField
          label="Direction"
          name="direction"
          options={DIRECTIONS}
          defaultValue={search.get('direction') ?? ''}
        />
      </Filters>
      {certificates.length === 0 ? (
        <Empty what={isNew ? 'The certificates of your rough will stand here.' : 'No certificate fits this search.'}>
          {isNew && mayRecord ? <LinkButton to="/certificates/new">Record the first</LinkButton> : null}
          {isNew ? null : <LinkButton to="?">Show all</LinkButton>}
        </Empty>
      ) : (
        <CertificateTable rows={certificates} />
      )}
      <Pagination nextCursor={nextCursor} />
      {certificates.length > 0 ? <ExportLinks kind="certificates" /> : null}
    </>
  )
}
