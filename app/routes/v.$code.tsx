import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { countryName } from '../../domain/kernel/country.ts'
import { verifyCode } from '../../domain/verification/index.ts'
import { publicLoader } from '../route.server.ts'
import { Brand } from '../ui/shell/brand.tsx'
import { Facts } from '../ui/verification/facts.tsx'
import { PdfCheck } from '../ui/verification/pdf-check.tsx'
import { WordsOfPaper } from '../ui/verification/printed/words-of-paper.tsx'
import { privateHeaders, privateMeta } from '../ui/verification/private.ts'
import { verdictOf } from '../ui/verification/verdict.ts'
import { Checks, VerdictPanel } from '../ui/verification/verdict-panel.tsx'

const STATUS = { found: 200, revoked: 410, unknown: 404 } as const

export const meta: MetaFunction<typeof loader> = (args) => [
  { title: `${args.data?.verdict.sentence ?? 'Verification'} · Briefke` },
  ...privateMeta,
]
export const headers: HeadersFunction = () => privateHeaders

export const loader = publicLoader(async ({ deps, params }) => {
  const found = await verifyCode(deps.system, params['code'] ?? '')
  const verdict = verdictOf(found)
  const document =
    found.outcome === 'found'
      ? { ...found, issuer: { ...found.issuer, country: countryName(found.issuer.country) } }
      : null
  return data({ verdict, document }, { status: STATUS[found.outcome] })
})

/** What stands behind a printed code, for anybody who holds the document. */
export default function VerificationPage() {
  const { verdict, document } = useLoaderData<typeof loader>()
  return (
    <main className="verification">
      <Brand />
      <VerdictPanel verdict={verdict} />
      <Checks made={verdict.made} notMade={verdict.notMade} />
      <WordsOfPaper />
      {document ? <PdfCheck papers={document.papers} stands={document.status === 'valid'} /> : null}
      {document ? <Facts {...document} /> : null}
      <p>
        <Link to="/v">Check another code</Link>, or <Link to="/lint">the words of a statement</Link>
      </p>
    </main>
  )
}
