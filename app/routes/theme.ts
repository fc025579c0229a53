import { redirect } from '@remix-run/node'
import { localPath } from '../local-path.ts'
import { publicAction } from '../route.server.ts'
import { themeCookie } from '../theme.server.ts'

/** Remembers how the pages are to look, in a cookie that says nothing else. */
export const action = publicAction(async ({ form }) =>
  redirect(localPath(form.get('next')), { headers: { 'set-cookie': themeCookie(form.get('theme')) } }),
)

export const loader = () => redirect('/')
