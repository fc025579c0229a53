import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { SessionPerson } from '../../domain/identity/index.ts'
import { readSecondFactor, setUpSecondFactor, turnOffSecondFactor } from '../../domain/second-factor/index.ts'
import { localPath } from '../local-path.ts'
import { qrDrawing } from '../qr.server.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { RecoveryCodes } from '../ui/account/recovery-codes.tsx'
import { SetUpForm } from '../ui/account/set-up-form.tsx'
import { TurnOffForm } from '../ui/account/turn-off-form.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Brand } from '../ui/shell/brand.tsx'
import { privateHeaders } from '../ui/verification/private.ts'

const HERE = '/account/second-factor'

export const meta: MetaFunction = () => [{ title: 'Second factor · Briefke' }]
export const headers: HeadersFunction = () => privateHeaders

export const loader = publicLoader(async ({ deps, context, request }) => {
  const person = loggedIn(context.person)
  const { searchParams } = new URL(request.url)
  const { offered, ...standing } = await readSecondFactor(deps, person)
  return {
    ...standing,
    // Before it is set up nothing else answers, so there is nowhere to go back to.
    isFree: person.factor.standing === 'enough',
    isAnew: searchParams.has('anew'),
    next: localPath(searchParams.get('next') ?? '/'),
    offered: { text: offered.text, qr: qrDrawing(offered.address) },
  }
})

export const action = publicAction(async ({ deps, context, form }) => {
  const person = loggedIn(context.person)
  const { network } = context
  const code = String(form.get('code') ?? '')
  if (form.get('form') === 'turn-off') {
    const { setCookie } = await turnOffSecondFactor(deps, person, { code, network })
    return redirect(HERE, { headers: { 'set-cookie': setCookie } })
  }
  const present = String(form.get('present') ?? '')
  const { setCookie, recoveryCodes } = await setUpSecondFactor(deps, person, { code, present, network })
  return data({ recoveryCodes }, { headers: { 'set-cookie': setCookie } })
})

/** Whoever gave his password, whether or not he is somebody yet; who owes a code gives that first. */
function loggedIn(person: SessionPerson | null): SessionPerson {
  const here = `?next=${encodeURIComponent(HERE)}`
  if (!person) throw redirect(`/login${here}`)
  if (person.factor.standing === 'asked') throw redirect(`/login/second-factor${here}`)
  return person
}

/** A person's own second factor: set up, set up anew, turned off. Outside the shell, because some have to pass here first. */
export default function SecondFactor() {
  const { isSetUp, unusedCodes, must, isFree, isAnew, next, offered } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const codes = answer && 'recoveryCodes' in answer ? answer.recoveryCodes : null
  const isSettingUp = !codes && (!isSetUp || isAnew)
  return (
    <main className="alone">
      <Brand />
      <h1>Second factor</h1>
      <p className="lead">
        A code from your phone beside your password: who steals the one still lacks the other.
        {must ? ' What you may see here asks for it.' : ''}
      </p>
      {codes ? <RecoveryCodes codes={codes} /> : null}
      {isSettingUp ? <SetUpForm offered={offered} isSetUp={isSetUp} /> : null}
      {isSetUp && !isSettingUp && !codes ? (
        <>
          <p>
            It is set up. {unusedCodes === 1 ? 'One recovery code is' : `${unusedCodes} recovery codes are`} unused.
          </p>
          <LinkButton to="?anew">Set it up anew, with new recovery codes</LinkButton>
          {must ? null : (
            <section aria-labelledby="turn-off">
              <h2 id="turn-off">Turn it off</h2>
              <TurnOffForm />
            </section>
          )}
        </>
      ) : null}
      {isFree || codes ? (
        <p>
          <Link to={next}>Go on to Briefke</Link>
        </p>
      ) : (
        <Form method="post" action="/logout">
          <Button tone="plain">Log out</Button>
        </Form>
      )}
    </main>
  )
}
