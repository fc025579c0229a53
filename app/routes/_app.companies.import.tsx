import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { checkCompaniesCsv, companyCsvColumns, loadedSchemes, onboardFromCsv } from '../../domain/companies/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { csvIn, keepable } from '../csv.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { DryRun } from '../ui/companies/import/dry-run.tsx'
import { FileField, withFile } from '../ui/file-field.tsx'
import { refusalOf, useCheckedForm } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Onboard from CSV · Briefke' }]

const FORM = withFile(z.object({}))

export const loader = loaderFor(async ({ actor, deps }) => {
  authorize(actor, 'association:onboard')
  const schemes = (await loadedSchemes(deps, actor)).map(({ key }) => key)
  return { columns: companyCsvColumns, schemes }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const csv = await csvIn(form)
  if (form.get('form') === 'apply') {
    await onboardFromCsv(deps, actor, csv)
    return redirect('/companies?state=applied')
  }
  return { ...(await checkCompaniesCsv(deps, actor, csv)), csv: keepable(csv) }
})

export default function OnboardFromCsv() {
  const { columns, schemes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { field, props, refusal, busy } = useCheckedForm({ id: 'check', schema: FORM })
  const applying = useNavigation().formData?.get('form') === 'apply'
  const refusedToApply = refusalOf(answer, 'apply')
  const kept = refusedToApply?.typed['csv']
  return (
    <>
      <PageHeader
        title="Onboard from CSV"
        lead="Up to 1,000 companies at once: all of them, or none when a row is wrong."
      >
        {/* A file, not a page: the browser fetches it itself. */}
        <LinkButton to="/companies/template.csv" reloadDocument download>
          Download the template
        </LinkButton>
      </PageHeader>
      <details className="disclosure">
        <summary>The columns</summary>
        <p className="mono">{columns.join(', ')}</p>
        <p className="hint">
          The first eight are needed. Several bourses are parted by semicolons; scheme is one of {schemes.join(', ')}
          {schemes.length === 1 ? ' or left empty' : ''}; a registration’s number and days are given together or left
          empty; dates are written YYYY-MM-DD.
        </p>
      </details>
      <Refusal {...refusal} />
      <Refusal {...refusedToApply} />
      {typeof kept === 'string' ? (
        <Form method="post">
          <input type="hidden" name="form" value="check" />
          <input type="hidden" name="csv" value={kept} />
          <Button>Check the same file again</Button>
        </Form>
      ) : null}
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="check" />
        <FileField
          label="CSV file"
          accept=".csv,text/csv"
          hint="UTF-8, at most 10 MB."
          required
          name="file"
          errors={field('file').errors}
          wasRefused={refusal !== null}
        />
        <Button tone={answer && 'rows' in answer && answer.errors.length === 0 ? 'plain' : 'primary'} isPending={busy}>
          Check the file
        </Button>
      </Form>
      {answer && 'rows' in answer ? <DryRun result={answer} busy={applying} /> : null}
    </>
  )
}
