import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readConfirmationLetter } from '../../domain/certificates/index.ts'
import type { CertificateId } from '../../domain/kernel/ids.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Fact } from '../ui/fact.tsx'
import { DayText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Slip } from '../ui/slip.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Import confirmation ${data?.number ?? ''} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const { plain: _, ...letter } = await readConfirmationLetter(
    deps,
    actor,
    pathId<CertificateId>(params, 'certificate'),
  )
  return letter
})

export default function Letter() {
  const { id, number, to, on, name, edition, source, text, fields } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={name} lead={`For certificate ${number}. Print it on your letterhead, or take the text.`}>
        <LinkButton to={`/certificates/${id}/letter.txt`} reloadDocument>
          Download as text
        </LinkButton>
        <LinkButton to={`/certificates/${id}`}>Back</LinkButton>
      </PageHeader>
      <div className="letter">
        <dl className="facts">
          <Fact term="To">{to}</Fact>
          <Fact term="Date">
            <DayText value={on} />
          </Fact>
        </dl>
        <Slip title={name} edition={edition} text={text} source={source} />
        <dl className="facts">
          {fields.map(({ label, value }) => (
            <Fact key={label} term={label}>
              <span className="as-typed">{value || '____________________'}</span>
            </Fact>
          ))}
        </dl>
      </div>
    </>
  )
}
