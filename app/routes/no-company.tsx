import { type MetaFunction, redirect } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { publicLoader } from '../route.server.ts'
import { Button } from '../ui/button.tsx'
import { Brand } from '../ui/shell/brand.tsx'

export const meta: MetaFunction = () => [{ title: 'No company · Briefke' }]

export const loader = publicLoader(async ({ actor, context }) => {
  if (actor || context.person?.factor.standing !== 'enough') throw redirect('/')
  return null
})

/** For somebody whose memberships and engagements are all over. */
export default function NoCompany() {
  return (
    <main className="alone">
      <Brand />
      <h1>No company lets you in at the moment</h1>
      <p>Your memberships were suspended or your engagements are over. Ask the company’s owner to invite you again.</p>
      <Form method="post" action="/logout">
        <Button>Log out</Button>
      </Form>
    </main>
  )
}
