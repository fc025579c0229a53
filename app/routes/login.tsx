import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { logIn } from '../../domain/identity/index.ts'
import { localPath } from '../local-path.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useCheckedForm } from '../ui/form.tsx'
import { Brand } from '../ui/shell/brand.tsx'

export const meta: MetaFunction = () => [{ title: 'Log in · Briefke' }]

export const loader = publicLoader(async ({ actor, request, context }) => {
  const next = localPath(new URL(request.url).searchParams.get('next') ?? '/')
  if (actor) throw redirect(next)
  return { next, demo: context.demo }
})

export const action = publicAction(async ({ deps, context, form }) => {
  const { setCookie } = await logIn(deps, {
    email: String(form.get('email') ?? ''),
    password: String(form.get('password') ?? ''),
    network: context.network,
    previousSessionId: context.person?.sessionId ?? null,
  })
  return redirect(localPath(form.get('next')), { headers: { 'set-cookie': setCookie } })
})

export default function LogIn() {
  const { next, demo } = useLoaderData<typeof loader>()
  const { field, props, refusal, busy } = useCheckedForm({ id: 'log-in' })
  return (
    <main className="alone">
      <Brand />
      <h1>Log in</h1>
      <Refusal {...refusal} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="log-in" />
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" type="email" autoComplete="username" required {...field('email')} />
        <Field label="Password" type="password" autoComplete="current-password" required {...field('password')} />
        <Button isPending={busy}>Log in</Button>
      </Form>
      <p className="hint">
        {demo
          ? 'The log-ins of the demo stand in the terminal where it was started, and in the README. A code is asked for where one is needed, and shown.'
          : 'No account? Your association or the owner of your company invites you.'}
      </p>
      <p>
        Without an account you may <Link to="/v">verify a document</Link> and <Link to="/lint">check a statement</Link>.
      </p>
    </main>
  )
}
