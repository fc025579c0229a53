import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { notFound } from '../../domain/kernel/errors.ts'
import { readMailbox } from '../../platform/mail.ts'
import { publicLoader } from '../route.server.ts'
import { Empty } from '../ui/empty.tsx'
import { Instant } from '../ui/format.tsx'
import { LinkedText } from '../ui/mailbox/linked-text.tsx'
import { Brand } from '../ui/shell/brand.tsx'

export const meta: MetaFunction = () => [{ title: 'Mailbox of the demo · Briefke' }]

const NEWEST = 100

export const loader = publicLoader(async ({ context }) => {
  if (!context.demo) throw notFound('page')
  return { messages: await readMailbox(context.mailboxFolder, NEWEST) }
})

/** Where the demo's mail goes, so that an invitation can be followed without a mail server. */
export default function Mailbox() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <main className="alone mailbox">
      <Brand />
      <h1>Mailbox of the demo</h1>
      <p>This demo sends no mail. What it would have sent to anybody stands here, the newest first.</p>
      {messages.length === 0 ? <Empty what="An invitation’s mail will stand here a moment after it was made." /> : null}
      <ol>
        {messages.map((message) => (
          <li key={message.id}>
            <h2>{message.subject}</h2>
            <p className="hint">
              To {message.to}, <Instant value={message.sentAt} />
            </p>
            <LinkedText text={message.text} />
            {message.attachments.length > 0 ? (
              <p className="hint">With {message.attachments.map(({ name }) => name).join(', ')}</p>
            ) : null}
          </li>
        ))}
      </ol>
      <p>
        <Link to="/">Back to Briefke</Link>
      </p>
    </main>
  )
}
