import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { certificateStart, writeCertificate } from '../../domain/auditor-certificates/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { CertificateForm } from '../ui/auditor-certificates/certificate-form.tsx'
import { ExaminedSamples, RaisedFindings } from '../ui/auditor-certificates/examined.tsx'
import { Badge } from '../ui/badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Write a certificate · Briefke' }]

export const loader = loaderFor(({ actor, deps }) => certificateStart(deps, actor))

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/auditor-certificates/${await writeCertificate(deps, actor, formPayload(form))}`),
)

export default function WriteCertificate() {
  const { samples, findings, unfinished, ...start } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Write a certificate"
        lead="It lists what you examined and found as it stands now, and says what you conclude. Afterwards it can be withdrawn, never changed."
      />
      <section aria-labelledby="examined">
        <h2 id="examined">What you examined</h2>
        <ExaminedSamples samples={samples} />
      </section>
      <section aria-labelledby="found">
        <h2 id="found">What you found</h2>
        <RaisedFindings findings={findings} />
      </section>
      <section aria-labelledby="conclude">
        <h2 id="conclude">What you conclude</h2>
        {unfinished ? (
          <p>
            <Badge meaning="needs-you">not finished</Badge> {unfinished} Until then nothing but “no conclusion” can be
            certified.
          </p>
        ) : null}
        <CertificateForm {...start} />
      </section>
    </>
  )
}
