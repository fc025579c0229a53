import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { keepTemplate, readTemplate } from '../../domain/templates/index.ts'
import { previewDocuments, previewTemplate } from '../../domain/templates/preview.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { orderTemplate } from '../template-orders.server.ts'
import { Notice } from '../ui/alert.tsx'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { templateTitle } from '../ui/templates/names.ts'
import { TemplateCode } from '../ui/templates/template-code.tsx'
import { TemplateDiff } from '../ui/templates/template-diff.tsx'
import { TemplateForm } from '../ui/templates/template-form.tsx'
import { Versions } from '../ui/templates/versions.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${templateTitle(data?.template.name ?? '')} · Templates · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const name = params['name'] ?? ''
  return {
    template: await readTemplate(deps, actor, name),
    documents: await previewDocuments(deps, actor, name),
    mayWrite: can(actor, 'template:write'),
    mayPublish: can(actor, 'template:publish'),
  }
})

export const action = actionFor(async ({ actor, deps, form, params }) => {
  const name = params['name'] ?? ''
  if (!(await orderTemplate(deps, actor, form, name))) {
    const input = { ...formPayload(form), name }
    if (form.get('show') === 'preview') return { preview: await previewTemplate(deps, actor, input), typed: input }
    await keepTemplate(deps, actor, name, input)
  }
  return redirect(`/templates/${name}?done=${String(form.get('form'))}`)
})

const DONE: Readonly<Record<string, string>> = {
  keep: 'The draft is kept. Publish it when it is as it should be.',
  publish: 'It is published: what is issued from now on looks like this. What was printed stays as it is.',
  discard: 'The draft is gone.',
  retire: 'Your papers are printed with our template again.',
}

export default function TemplateStudio() {
  const { template, documents, mayWrite, mayPublish } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { name, draft, published, house, versions, dictionary } = template
  const start = {
    body: draft?.body ?? published?.body ?? house.body,
    css: draft?.css ?? published?.css ?? house.css,
  }
  const done = DONE[search.get('done') ?? '']
  return (
    <>
      <PageHeader
        title={templateTitle(name)}
        lead={published ? `Printed with your version ${published.version}.` : 'Printed with our template.'}
      >
        <LinkButton to="/templates">All templates</LinkButton>
      </PageHeader>
      {done ? (
        <Notice meaning="in-order">
          <p>{done}</p>
        </Notice>
      ) : null}
      {mayWrite ? (
        <TemplateForm
          key={`${name}-${draft?.revision ?? 0}-${published?.version ?? 0}`}
          name={name}
          start={start}
          house={house.body}
          dictionary={dictionary}
          documents={documents}
        />
      ) : (
        <TemplateCode {...start} />
      )}
      <Versions versions={versions} mayPublish={mayPublish} mayWrite={mayWrite}>
        <TemplateDiff label="Template" before={published?.body ?? house.body} after={draft?.body ?? ''} />
        <TemplateDiff label="Style sheet" before={published?.css ?? house.css} after={draft?.css ?? ''} />
      </Versions>
    </>
  )
}
