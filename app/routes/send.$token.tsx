import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node'
import {
  Form,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useNavigation,
  useRouteError,
} from '@remix-run/react'
import { openSendLink, sendByLink } from '../../domain/inbox/ways/send-links.ts'
import { uploadsOf } from '../form.server.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { Notice, Refusal } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { FileField } from '../ui/file-field.tsx'
import { refusalOf } from '../ui/form.tsx'
import { Instant } from '../ui/format.tsx'
import { Brand } from '../ui/shell/brand.tsx'
import { privateHeaders } from '../ui/verification/private.ts'

export const meta: MetaFunction = () => [
  { title: 'Send papers · Briefke' },
  { name: 'robots', content: 'noindex, nofollow' },
]
export const headers: HeadersFunction = () => privateHeaders

export const loader = publicLoader(async ({ deps, params }) => openSendLink(deps, params['token'] ?? ''))

export const action = publicAction(async ({ deps, context, params, form }) => {
  const wait = context.sendThrottle(context.network)
  if (wait !== null) {
    const refused = `Too much came from your network. Wait ${wait} seconds, then send it again.`
    const headers = { 'retry-after': String(wait) }
    return data({ refused, fields: {}, typed: { form: 'send' } }, { status: 429, headers })
  }
  return { sent: await sendByLink(deps, params['token'] ?? '', await uploadsOf(form, 'files')) }
})

/** Where somebody without an account sends papers, by a link that he was given; made for a phone. */
export default function SendPapers() {
  const { companyName, note, expiresAt, left } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = refusalOf(answer, 'send')
  const busy = useNavigation().state !== 'idle'
  return (
    <main className="alone">
      <Brand />
      <h1>Send papers to {companyName}</h1>
      {note ? <p className="as-typed">{note}</p> : null}
      {answer && 'sent' in answer ? (
        <ul aria-live="polite" aria-label="What became of the files">
          {answer.sent.map(({ name, sentence }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
            <li key={index}>
              <Badge meaning={sentence ? 'wrong' : 'in-order'}>{sentence ? 'refused' : 'sent'}</Badge> {name} {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="form" value="send" />
        <Refusal {...refusal} />
        <FileField
          label="Papers"
          name="files"
          accept="application/pdf,image/png,image/jpeg"
          required
          multiple
          hint="PDF, PNG or JPEG, up to 20 files, each up to 10 MB and all together up to 20 MB. On a phone you can take photos."
          errors={refusal?.fields['files']}
          wasRefused={refusal !== null}
        />
        <Button isPending={busy}>{busy ? 'Sending…' : 'Send'}</Button>
      </Form>
      <p className="hint">
        This link works until <Instant value={expiresAt} /> and for {left} more papers. {companyName} sees what you
        send, and nobody else.
      </p>
    </main>
  )
}

/** A link that cannot be used says so, and not why: that is the company's to know. */
export function ErrorBoundary() {
  const error = useRouteError()
  const isGone = isRouteErrorResponse(error) && error.status === 404
  return (
    <main className="alone">
      <Brand />
      <h1>{isGone ? 'This link cannot be used' : 'Something went wrong'}</h1>
      <Notice meaning="could-not-verify">
        {isGone
          ? 'It may be over, ended, or not whole. Ask whoever gave it to you for a new one.'
          : 'Nothing was lost on our side. Try again in a minute.'}
      </Notice>
    </main>
  )
}
