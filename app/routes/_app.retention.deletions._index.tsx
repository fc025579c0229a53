import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { listDeletions, proposeDeletion } from '../../domain/retention/deletions.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { refusalOf } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DeletionsTable } from '../ui/retention/deletions-table.tsx'
import { RetentionTabs } from '../ui/retention/retention-tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Deletions · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  deletions: await listDeletions(deps, actor),
  mayPropose: can(actor, 'retention:propose'),
  mayErase: can(actor, 'evidence-log:erase'),
}))

export const action = actionFor(async ({ actor, deps }) =>
  redirect(`/retention/deletions/${await proposeDeletion(deps, actor)}`),
)

export default function Deletions() {
  const { deletions, mayPropose, mayErase } = useLoaderData<typeof loader>()
  const refusal = refusalOf(useActionData<typeof action>(), 'propose')
  return (
    <>
      <PageHeader
        title="Deletions"
        lead="What may go is proposed by one person and approved by another. Nothing goes by itself."
      />
      <RetentionTabs mayErase={mayErase} />
      <Refusal {...refusal} fields={{}} />
      {mayPropose ? (
        <Form method="post" className="actions">
          <input type="hidden" name="form" value="propose" />
          <Button tone="plain">Propose to delete what may go</Button>
        </Form>
      ) : null}
      <DeletionsTable deletions={deletions} />
    </>
  )
}
