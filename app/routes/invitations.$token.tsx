import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react'
import { logIn } from '../../domain/identity/index.ts'
import { acceptInvitation, readInvitation } from '../../domain/invitations/index.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { AcceptForm } from '../ui/invitations/accept-form.tsx'
import { InvitationFacts } from '../ui/invitations/invitation-facts.tsx'
import { UnusableInvitation } from '../ui/invitations/unusable.tsx'
import { Brand } from '../ui/shell/brand.tsx'
import { privateHeaders } from '../ui/verification/private.ts'

export const meta: MetaFunction = () => [
  { title: 'Invitation · Briefke' },
  { name: 'robots', content: 'noindex, nofollow' },
]
export const headers: HeadersFunction = () => privateHeaders

export const loader = publicLoader(async ({ deps, context, params }) => ({
  invitation: await readInvitation(deps, params['token'] ?? ''),
  signedInAs: context.person?.user.email ?? null,
}))

export const action = publicAction(async ({ deps, context, params, form }) => {
  const { network, person } = context
  const password = String(form.get('password') ?? '')
  const name = String(form.get('name') ?? '')
  const { email, tenantId } = await acceptInvitation(deps, params['token'] ?? '', { name, password, network })
  const previousSessionId = person?.sessionId ?? null
  const { setCookie } = await logIn(deps, { email, password, network, previousSessionId, companyId: tenantId })
  return redirect('/', { headers: { 'set-cookie': setCookie } })
})

/** What somebody was invited to, and the way in. */
export default function InvitationPage() {
  const { invitation, signedInAs } = useLoaderData<typeof loader>()
  return (
    <main className="alone">
      <Brand />
      <h1>You are invited to {invitation.companyName}</h1>
      <InvitationFacts invitation={invitation} />
      {signedInAs && signedInAs !== invitation.email ? (
        <p>
          You are logged in as {signedInAs}. Accepting logs you in as {invitation.email} instead.
        </p>
      ) : null}
      <AcceptForm hasAccount={invitation.hasAccount} email={invitation.email} />
    </main>
  )
}

/** A link that cannot be used says which of the ways it is over. */
export function ErrorBoundary() {
  const error = useRouteError()
  const problem: unknown = isRouteErrorResponse(error) ? error.data : null
  return <UnusableInvitation problem={problem} />
}
