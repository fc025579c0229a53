import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { certificateStart, recordCertificate } from '../../domain/certificates/index.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { CertificateForm } from '../ui/certificates/certificate-form.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Record a certificate · Briefke' }]

export const loader = loaderFor(({ actor, deps }) => certificateStart(deps, actor))

export const action = actionFor(async ({ actor, deps, form }) => {
  const given = { input: formPayload(form), file: await uploadOf(form, 'file') }
  return redirect(`/certificates/${await recordCertificate(deps, actor, given)}`)
})

export default function RecordCertificate() {
  const { codes, importerCountry } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Record a certificate"
        lead="What lies before you, element by element; the letters are those of the scheme’s list."
      />
      {codes.length === 0 ? (
        <Empty what="None of your schemes knows goods that travel under a certificate." />
      ) : (
        <CertificateForm codes={codes} importerCountry={importerCountry} />
      )}
    </>
  )
}
