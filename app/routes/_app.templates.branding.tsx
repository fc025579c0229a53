import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import { can } from '../../domain/kernel/actor.ts'
import { keepBranding, readBranding } from '../../domain/templates/index.ts'
import { BRANDING } from '../../domain/templates/schema.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { orderTemplate } from '../template-orders.server.ts'
import { Notice } from '../ui/alert.tsx'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { BrandingForm } from '../ui/templates/branding-form.tsx'
import { lookText } from '../ui/templates/look-text.ts'
import { templateTitle } from '../ui/templates/names.ts'
import { PreviewPane } from '../ui/templates/preview-pane.tsx'
import { TemplateDiff } from '../ui/templates/template-diff.tsx'
import { usePreview } from '../ui/templates/use-preview.ts'
import { Versions } from '../ui/templates/versions.tsx'

export const meta: MetaFunction = () => [{ title: 'Look of all papers · Templates · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  look: await readBranding(deps, actor),
  mayWrite: can(actor, 'template:write'),
  mayPublish: can(actor, 'template:publish'),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  if (!(await orderTemplate(deps, actor, form, BRANDING))) {
    const logo = await uploadOf(form, 'logo')
    const { logo: _file, ...input } = formPayload(form)
    await keepBranding(deps, actor, input, logo?.content ?? null)
  }
  return redirect(`/templates/branding?done=${String(form.get('form'))}`)
})

const DONE: Readonly<Record<string, string>> = {
  look: 'The draft is kept, and shown beside. Publish it when it is as it should be.',
  publish: 'It is published: what is issued from now on looks like this.',
  discard: 'The draft is gone.',
  retire: 'Your papers look as ours do again.',
}

export default function BrandingStudio() {
  const { look, mayWrite, mayPublish } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const done = DONE[search.get('done') ?? '']
  return (
    <>
      <PageHeader title={templateTitle(BRANDING)} lead="Logo, colour, type, letterhead and columns. No code is needed.">
        <LinkButton to="/templates">All templates</LinkButton>
      </PageHeader>
      {done ? (
        <Notice meaning="in-order">
          <p>{done}</p>
        </Notice>
      ) : null}
      <div className="studio">
        {mayWrite ? (
          <BrandingForm key={look.draft?.revision ?? 0} look={look.shown} />
        ) : (
          <pre>{lookText(look.shown)}</pre>
        )}
        {mayWrite ? <KeptPreview key={`${look.draft?.id}-${look.draft?.revision}`} /> : null}
      </div>
      <Versions versions={look.versions} mayPublish={mayPublish} mayWrite={mayWrite}>
        <TemplateDiff label="Look" before={lookText(look.published)} after={lookText(look.shown)} />
      </Versions>
    </>
  )
}

/** The look as it is kept, on a sample invoice. */
function KeptPreview() {
  const form = useRef<HTMLFormElement>(null)
  const preview = usePreview(form, null)
  return (
    <div>
      <form ref={form} hidden>
        <input type="hidden" name="name" value={BRANDING} />
      </form>
      <PreviewPane {...preview} />
    </div>
  )
}
