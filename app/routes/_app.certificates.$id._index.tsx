import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { confirmImport, readCertificate, withdrawCertificate } from '../../domain/certificates/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { formatCarat } from '../../domain/kernel/carat.ts'
import { countryName } from '../../domain/kernel/country.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { CertificateId, LetterId } from '../../domain/kernel/ids.ts'
import { listConfirmationLetters, printLetterAgain } from '../../domain/letters/index.ts'
import { recordKept } from '../../domain/retention/record.ts'
import { formPayload } from '../form.server.ts'
import { unlessGone } from '../gone.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId, pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CertificateFacts } from '../ui/certificates/certificate-facts.tsx'
import { CertificateStanding } from '../ui/certificates/certificate-standing.tsx'
import { ImportConfirmation } from '../ui/certificates/import-confirmation.tsx'
import { NamingDocuments } from '../ui/certificates/naming-documents.tsx'
import { UseMeter } from '../ui/certificates/use-meter.tsx'
import { WithdrawPanel } from '../ui/certificates/withdraw-panel.tsx'
import { typeNames } from '../ui/documents/words.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ReceivedFile } from '../ui/received/received-file.tsx'
import { KeptUntil } from '../ui/retention/kept-until.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.number ?? 'Certificate'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<CertificateId>(params, 'certificate')
  await unlessGone(deps, actor, 'certificate', id)
  const { key: _, ...found } = await readCertificate(deps, actor, id)
  return {
    ...found,
    kept: await recordKept(deps, actor, 'certificate', id),
    letters: can(actor, 'letter:read') ? await listConfirmationLetters(deps, actor, id) : [],
    issuerName: `${found.issuer}, ${countryName(found.issuer)}`,
    origins: found.originCountries.map(countryName),
    importerCountry: countryName(found.importerCountry),
    consigneeCountry: found.further.consigneeCountry ? countryName(found.further.consigneeCountry) : null,
    lines: found.lines.map((line) => ({
      ...line,
      origin: line.countryOfMining ? countryName(line.countryOfMining) : null,
    })),
    documents: found.documents.map((each) => ({
      ...each,
      caratText: formatCarat(each.carats),
      typeName: typeNames[each.documentType],
    })),
    may: {
      withdraw: found.status === 'recorded' && can(actor, 'certificate:withdraw'),
      confirm: found.importedOn !== null && found.status === 'recorded' && can(actor, 'certificate:record'),
    },
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<CertificateId>(params, 'certificate')
  const input = formPayload(form)
  switch (String(form.get('form'))) {
    case 'confirm':
      await confirmImport(deps, actor, { id, input })
      break
    case 'print-letter':
      await printLetterAgain(deps, actor, formId<LetterId>(form, 'id', 'letter'))
      break
    case 'withdraw':
      await withdrawCertificate(deps, actor, { id, input })
      break
    default:
      throw notFound('form')
  }
  return redirect(`/certificates/${id}`)
})

export default function Certificate() {
  const certificate = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { id, number, direction, use, may } = certificate
  const address = `/certificates/${id}/file`
  return (
    <>
      <PageHeader
        title={<span className="mono">{number}</span>}
        lead={
          direction === 'received' ? 'It came with goods that we imported.' : 'It was issued for an export of ours.'
        }
      >
        {certificate.file ? (
          <LinkButton to={`${address}?download`} reloadDocument>
            Download the file
          </LinkButton>
        ) : null}
        {may.withdraw ? <LinkButton to="?withdraw">Withdraw</LinkButton> : null}
      </PageHeader>
      {may.withdraw && search.has('withdraw') ? <WithdrawPanel number={number} /> : null}
      <CertificateStanding certificate={certificate} />
      <div className="facts-and-file">
        <div>
          <CertificateFacts certificate={certificate} />
        </div>
        <ReceivedFile file={certificate.file} address={address} />
      </div>
      <section aria-labelledby="use">
        <h2 id="use" className="section-head">
          Carats used
        </h2>
        <dl className="use-meters">
          <div>
            <dt>By documents received</dt>
            <dd>
              <UseMeter label="Bought under it" certified={certificate.carats} used={use.bought} />
            </dd>
          </div>
          <div>
            <dt>By documents issued</dt>
            <dd>
              <UseMeter label="Sold under it" certified={certificate.carats} used={use.sold} />
            </dd>
          </div>
        </dl>
        <NamingDocuments documents={certificate.documents} />
      </section>
      {direction === 'received' ? (
        <ImportConfirmation
          key={certificate.confirmations.length}
          duty={certificate.confirmation}
          sent={certificate.confirmations}
          letter={`/certificates/${id}/letter`}
          letters={certificate.letters}
          mayConfirm={may.confirm}
          today={certificate.today}
          authority={certificate.authority}
        />
      ) : null}
      <KeptUntil kept={certificate.kept} />
    </>
  )
}
