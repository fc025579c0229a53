import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { notFound } from '../../domain/kernel/errors.ts'
import type { SampleId } from '../../domain/kernel/ids.ts'
import { decideItem, readSampleItem } from '../../domain/workbench/index.ts'
import { writeUnits } from '../../domain/workbench/units.ts'
import { evidenceOf } from '../desk-evidence.server.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { EvidenceFacts, EvidencePaper } from '../ui/desk/evidence.tsx'
import { Found, whyText } from '../ui/desk/items-table.tsx'
import { ResultForm } from '../ui/desk/result-form.tsx'
import { Fact } from '../ui/fact.tsx'
import { Amount, Carats, countText, DayText, Instant } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.item.number ?? 'Item'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const found = await readSampleItem(deps, actor, pathId<SampleId>(params, 'sample'), positionIn(params))
  const { item, sample, neighbours } = found
  const { id, question, of, measure, total, decided } = sample
  return {
    sample: { id, question, of, measure, total, decided },
    item: {
      ...item,
      audited: item.audited === null || measure === null ? null : writeUnits(item.audited, measure),
      isReplaced: item.result === 'not-applicable' && found.isReplaced,
    },
    neighbours,
    evidence: await evidenceOf(deps, actor, of, item.subjectId),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<SampleId>(params, 'sample')
  const open = await decideItem(deps, actor, { sample: id, position: positionIn(params) }, formPayload(form))
  return redirect(open === null ? `/desk/samples/${id}` : `/desk/samples/${id}/${open}`)
})

export default function SampleItem() {
  const { sample, item, neighbours, evidence } = useLoaderData<typeof loader>()
  const { position, number, day, partner, carats, unit, currency, minor, result, decidedAt, decidedBy, note } = item
  const to = (other: number) => `/desk/samples/${sample.id}/${other}`
  const about = new URLSearchParams({
    subject_kind: SUBJECTS[sample.of],
    subject_id: item.subjectId,
    subject_number: number,
    sample_item: item.id,
  })
  return (
    <>
      <PageHeader
        title={sample.question}
        lead={`No. ${countText(position)}, ${whyText(item)}. ${countText(sample.decided)} of ${countText(sample.total)} looked at.`}
      >
        {neighbours.before === null ? null : (
          <LinkButton to={to(neighbours.before)} rel="prev">
            Before
          </LinkButton>
        )}
        {neighbours.after === null ? null : (
          <LinkButton to={to(neighbours.after)} rel="next">
            After
          </LinkButton>
        )}
        <LinkButton to={`/desk/samples/${sample.id}`}>All of the sample</LinkButton>
      </PageHeader>
      <div className="beside-paper">
        <div>
          <dl className="facts">
            <Fact term="Number">
              <span className="mono">{number}</span>
            </Fact>
            <Fact term="Day">
              <DayText value={day} />
            </Fact>
            <Fact term="Partner">{partner}</Fact>
            <Fact term="Quantity">
              <Carats value={carats} unit={unit} />
            </Fact>
            <Fact term="Amount">
              {currency && minor !== null ? <Amount currency={currency} minor={minor} withCode /> : '–'}
            </Fact>
            {result === null || decidedAt === null ? null : (
              <Fact term="Result">
                <Found result={result} /> by {decidedBy}, <Instant value={decidedAt} />
              </Fact>
            )}
          </dl>
          <ResultForm
            key={`${position} ${result}`}
            result={result}
            note={note}
            audited={item.audited}
            measure={sample.measure}
            isReplaced={item.isReplaced}
          />
          {result === 'deviates' || result === 'missing' ? (
            <p>
              <Link to={`/findings/new?${about}`}>Raise a finding about {number}</Link>
            </p>
          ) : null}
          <EvidenceFacts evidence={evidence} number={number} />
        </div>
        <aside aria-label="Paper">
          <EvidencePaper evidence={evidence} number={number} id={item.subjectId} />
        </aside>
      </div>
    </>
  )
}

const SUBJECTS = { issued: 'trade-document', received: 'received-document', certificates: 'certificate' } as const

function positionIn(params: Readonly<Record<string, string | undefined>>): number {
  const written = params['position'] ?? ''
  if (!/^[1-9]\d{0,6}$/.test(written)) throw notFound('item of the sample')
  return Number(written)
}
