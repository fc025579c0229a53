import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { demoCode } from '../../domain/demo/second-factors.ts'
import { passSecondFactor } from '../../domain/second-factor/index.ts'
import { localPath } from '../local-path.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { CodeField } from '../ui/account/code-field.tsx'
import { DemoCode } from '../ui/account/demo-code.tsx'
import { Refusal } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { useCheckedForm } from '../ui/form.tsx'
import { Brand } from '../ui/shell/brand.tsx'
import { privateHeaders } from '../ui/verification/private.ts'

export const meta: MetaFunction = () => [{ title: 'Second factor · Log in · Briefke' }]
export const headers: HeadersFunction = () => privateHeaders

export const loader = publicLoader(async ({ deps, request, context }) => {
  const next = localPath(new URL(request.url).searchParams.get('next') ?? '/')
  const { person } = context
  if (!person) throw redirect(`/login?next=${encodeURIComponent(next)}`)
  if (person.factor.standing !== 'asked') throw redirect(next)
  return { next, code: context.demo ? await demoCode(deps, person.user) : null }
})

export const action = publicAction(async ({ deps, context, form }) => {
  const next = localPath(form.get('next'))
  if (!context.person) throw redirect(`/login?next=${encodeURIComponent(next)}`)
  if (context.person.factor.standing !== 'asked') throw redirect(next)
  const code = String(form.get('code') ?? '')
  const { setCookie } = await passSecondFactor(deps, context.person, { code, network: context.network })
  return redirect(next, { headers: { 'set-cookie': setCookie } })
})

/** The second step of a log-in. */
export default function SecondStep() {
  const { next, code } = useLoaderData<typeof loader>()
  const { field, props, refusal, busy } = useCheckedForm({ id: 'second-factor' })
  return (
    <main className="alone">
      <Brand />
      <h1>Second factor</h1>
      <p>Your password is right. Now give the code that your authenticator app shows.</p>
      {code ? <DemoCode code={code} /> : null}
      <Refusal {...refusal} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="second-factor" />
        <input type="hidden" name="next" value={next} />
        <CodeField label="Code" hint="Without your phone: one of your recovery codes." {...field('code')} />
        <Button isPending={busy}>Log in</Button>
      </Form>
      <Form method="post" action="/logout">
        <Button tone="plain">Log in as somebody else</Button>
      </Form>
      <p className="hint">
        Phone and recovery codes lost? The owner of your company takes the second factor off; for auditors and the
        association whoever runs this Briefke does.
      </p>
    </main>
  )
}
