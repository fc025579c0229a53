import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCertificates } from '../../domain/auditor-certificates/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { loaderFor } from '../route.server.ts'
import { CertificatesTable } from '../ui/auditor-certificates/certificates-table.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Auditor’s certificates · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  certificates: await listCertificates(deps, actor),
  mayWrite: can(actor, 'auditor-certificate:write'),
}))

export default function AuditorCertificates() {
  const { certificates, mayWrite } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Auditor’s certificates"
        lead="What an auditor concludes of a period, signed in his own name. Each stands in the next pack of its period."
      >
        {mayWrite ? (
          <LinkButton to="/auditor-certificates/new" tone="primary">
            Write a certificate
          </LinkButton>
        ) : null}
      </PageHeader>
      {certificates.length === 0 ? (
        <Empty what="No certificate has been written. Once an auditor concludes, it stands here." />
      ) : (
        <CertificatesTable rows={certificates} />
      )}
    </>
  )
}
