import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { listGovernance, recordGovernance, withdrawGovernance } from '../../domain/governance/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { GovernanceRecordId } from '../../domain/kernel/ids.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Empty } from '../ui/empty.tsx'
import { RecordForm } from '../ui/governance/record-form.tsx'
import { RecordsTable } from '../ui/governance/records-table.tsx'
import { ReasonPanel } from '../ui/reason-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Governance · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  ...(await listGovernance(deps, actor)),
  mayRecord: can(actor, 'governance:record'),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  if (form.get('form') === 'withdraw')
    await withdrawGovernance(deps, actor, formId<GovernanceRecordId>(form, 'id', 'record'), formPayload(form))
  else await recordGovernance(deps, actor, { input: formPayload(form), file: await uploadOf(form, 'file') })
  return redirect('/company/governance')
})

export default function Governance() {
  const { records, today, mayRecord } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const leaving = records.find(({ id, withdrawnAt }) => id === search.get('withdraw') && withdrawnAt === null)
  return (
    <>
      <section aria-labelledby="records">
        <h2 id="records">Records of governance</h2>
        <p className="lead">
          What an auditor asks for first. The audit packs hold those of the years that they look at.
        </p>
        {leaving && mayRecord ? (
          <ReasonPanel
            form="withdraw"
            title={`Withdraw “${leaving.title}”`}
            says="It stays here with your reason, and is left out of the packs that are built from now on."
            submit="Withdraw it"
          >
            <input type="hidden" name="id" value={leaving.id} />
          </ReasonPanel>
        ) : null}
        {records.length === 0 ? (
          <Empty what="Nothing is recorded yet: confirmations of self-assessments, policies, licences, who answers for what, training." />
        ) : (
          <RecordsTable rows={records} mayWithdraw={mayRecord} />
        )}
      </section>
      {mayRecord ? (
        <section aria-labelledby="record">
          <h2 id="record">Record another</h2>
          <RecordForm key={records.length} today={today} />
        </section>
      ) : null}
    </>
  )
}
