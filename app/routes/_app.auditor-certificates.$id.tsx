import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { printCertificateAgain, readCertificate, withdrawCertificate } from '../../domain/auditor-certificates/index.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { LetterId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { CertificateFacts } from '../ui/auditor-certificates/certificate-facts.tsx'
import { CertificatePdf } from '../ui/auditor-certificates/certificate-pdf.tsx'
import { ExaminedSamples, RaisedFindings } from '../ui/auditor-certificates/examined.tsx'
import { Standing } from '../ui/auditor-certificates/standing.tsx'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ReasonPanel } from '../ui/reason-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.number ?? 'Auditor’s certificate'} · Briefke` },
]

export const loader = loaderFor(({ actor, deps, params }) =>
  readCertificate(deps, actor, pathId<LetterId>(params, 'auditor’s certificate')),
)

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<LetterId>(params, 'auditor’s certificate')
  switch (String(form.get('form'))) {
    case 'withdraw':
      await withdrawCertificate(deps, actor, id, formPayload(form))
      break
    case 'print':
      await printCertificateAgain(deps, actor, id)
      break
    default:
      throw notFound('form')
  }
  return redirect(`/auditor-certificates/${id}`)
})

export default function AuditorCertificate() {
  const certificate = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { number, said, mayWithdraw } = certificate
  return (
    <>
      <PageHeader
        title={
          <>
            Auditor’s certificate <span className="mono">{number}</span>
          </>
        }
        lead={`Of ${said.recipient.name}.`}
      >
        {mayWithdraw ? <LinkButton to="?withdraw">Withdraw</LinkButton> : null}
      </PageHeader>
      {mayWithdraw && search.has('withdraw') ? (
        <ReasonPanel
          form="withdraw"
          title={`Withdraw ${number}`}
          says="It stays with your reason, and whoever scans its code learns that it counts for nothing."
          submit="Withdraw the certificate"
        />
      ) : null}
      <CertificatePdf certificate={certificate} />
      <CertificateFacts {...certificate} />
      <section aria-labelledby="conclusion">
        <h2 id="conclusion">Conclusion</h2>
        <p>
          <Standing conclusion={said.conclusion} withdrawnAt={certificate.withdrawnAt} />
        </p>
        <p className="as-typed">{said.basis}</p>
      </section>
      <section aria-labelledby="examined">
        <h2 id="examined">What was examined</h2>
        <ExaminedSamples samples={said.samples} />
      </section>
      <section aria-labelledby="found">
        <h2 id="found">Findings</h2>
        <RaisedFindings findings={said.findings} />
      </section>
      {said.notExamined ? (
        <section aria-labelledby="not-examined">
          <h2 id="not-examined">What was not examined</h2>
          <p className="as-typed">{said.notExamined}</p>
        </section>
      ) : null}
    </>
  )
}
