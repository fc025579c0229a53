import { type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { publicLoader } from '../route.server.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Brand } from '../ui/shell/brand.tsx'
import { AnyPdf } from '../ui/verification/any-pdf.tsx'
import { codeIn } from '../ui/verification/code.ts'

export const meta: MetaFunction = () => [{ title: 'Verify a document · Briefke' }]

export const loader = publicLoader(async ({ request }) => {
  const typed = new URL(request.url).searchParams.get('code')
  const code = codeIn(typed ?? '')
  if (code) throw redirect(`/v/${code}`)
  return { typed: typed ?? '', wrong: typed !== null }
})

/** For whoever has a code, or the link as text, instead of a camera. */
export default function TypeACode() {
  const { typed, wrong } = useLoaderData<typeof loader>()
  return (
    <main className="alone">
      <Brand />
      <h1>Verify a document</h1>
      <p>Scan the QR code on the document with your phone, or paste its link or code here. No account is needed.</p>
      <Form method="get">
        <Field
          label="Link or code"
          name="code"
          defaultValue={typed}
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          hint="It stands under “Check this document” on the paper."
          errors={wrong ? ['A code has 43 letters, digits, hyphens and underscores. Copy the whole link.'] : []}
        />
        <Button>Verify</Button>
      </Form>
      <AnyPdf />
      <p>
        No network where you need it? <a href="/v/offline">Keep a page on your device that checks printed codes</a>.
      </p>
      <p>
        Or <Link to="/lint">check the words of a statement</Link> that is no document of ours.
      </p>
    </main>
  )
}
