import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { goodsToLint, lintText } from '../../domain/lint/index.ts'
import { typedOf } from '../form.server.ts'
import { publicAction, publicLoader } from '../route.server.ts'
import { Deviations, FindingCard } from '../ui/linting/finding.tsx'
import { LintForm } from '../ui/linting/form.tsx'
import { lintVerdict } from '../ui/linting/verdict.ts'
import { Brand } from '../ui/shell/brand.tsx'
import { VerdictPanel } from '../ui/verification/verdict-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Check a statement · Briefke' }]

// What somebody pasted is kept nowhere, not in a browser's cache either.
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('retry-after')
  return { 'cache-control': 'no-store', ...(wait === null ? {} : { 'retry-after': wait }) }
}

export const loader = publicLoader(async ({ deps }) => ({ goods: await goodsToLint(deps) }))

export const action = publicAction(async ({ deps, context, form }) => {
  const wait = context.textThrottle(context.network)
  if (wait !== null) {
    const refused = `Too many texts from your network. Wait ${wait === 1 ? 'a second' : `${wait} seconds`}, then send it again.`
    return data(
      { refused, fields: {}, typed: typedOf(form) },
      { status: 429, headers: { 'retry-after': String(wait) } },
    )
  }
  const typed = {
    text: String(form.get('text') ?? ''),
    date: String(form.get('date') ?? ''),
    goods: form.getAll('goods').map(String),
  }
  return { result: await lintText(deps, typed), looked: typed }
})

/** What the linter says of a pasted text, for anybody; nothing of it is kept. */
export default function CheckAStatement() {
  const { goods } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const found = answer && 'result' in answer ? answer : null
  return (
    <main className="verification">
      <Brand />
      <div aria-live="polite">
        {found ? (
          <VerdictPanel verdict={lintVerdict(found.result)} />
        ) : (
          <>
            <h1>Check a statement</h1>
            <p>
              Paste the text of an invoice or memo, and see whether its statement stands there word for word. No account
              is needed, and nothing of the text is kept.
            </p>
          </>
        )}
      </div>
      {found ? <Deviations of={found.result.deviations.filter((each) => each.class !== 'none-found')} /> : null}
      {found?.result.findings.map((finding, index) => (
        <FindingCard key={finding.start} finding={finding} place={index + 1} />
      ))}
      <section aria-label="The text">
        {found ? <h2>Check it again, or another one</h2> : null}
        <LintForm goods={goods} typed={found?.looked ?? { text: '', date: '', goods: [] }} />
      </section>
      <p>
        <Link to="/v">Verify a document by its code</Link>
      </p>
    </main>
  )
}
