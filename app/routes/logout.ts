import { redirect } from '@remix-run/node'
import { logOut } from '../../domain/identity/index.ts'
import { publicAction } from '../route.server.ts'

/** Ends the session and clears its cookie. */
export const action = publicAction(async ({ deps, context }) => {
  const cleared = await logOut(deps, context.person?.sessionId ?? null)
  return redirect('/login', { headers: { 'set-cookie': cleared } })
})

export const loader = () => redirect('/')
