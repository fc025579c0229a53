import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createToken, listTokens, revokeToken } from '../../domain/identity/index.ts'
import type { ApiTokenId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Empty } from '../ui/empty.tsx'
import { Once } from '../ui/once.tsx'
import { TokenForm } from '../ui/tokens/token-form.tsx'
import { TokensTable } from '../ui/tokens/tokens-table.tsx'

export const meta: MetaFunction = () => [{ title: 'API tokens · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  tokens: await listTokens(deps, actor),
  now: deps.clock.now(),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  if (form.get('form') === 'token') {
    const { token } = await createToken(deps, actor, formPayload(form))
    return { token, name: String(form.get('name')) }
  }
  await revokeToken(deps, actor, formId<ApiTokenId>(form, 'id', 'token'))
  return redirect('/company/tokens')
})

export default function Tokens() {
  const { tokens, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      {answer && 'token' in answer ? (
        <Once title={`The token “${answer.name}” is made. Its text is shown once:`} secret={answer.token}>
          <p className="hint">
            Send it as <code>Authorization: Bearer …</code>. Whoever has it acts as you, within its scopes.
          </p>
        </Once>
      ) : null}
      <section aria-labelledby="tokens">
        <h2 id="tokens">API tokens</h2>
        <p className="lead">
          For programs: the same as the pages do, over <a href="/api/v1/reference">the API</a>.
        </p>
        {tokens.length === 0 ? (
          <Empty what="Tokens will stand here: what each is for, when it was last used, and until when it works." />
        ) : (
          <TokensTable rows={tokens} now={now} />
        )}
      </section>
      <section aria-labelledby="create">
        <h2 id="create">Create a token</h2>
        <TokenForm key={tokens.length} />
      </section>
    </>
  )
}
