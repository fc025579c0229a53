import { redirect } from '@remix-run/node'
import { selectCompany } from '../../domain/identity/index.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { parseId, type TenantId } from '../../domain/kernel/ids.ts'
import { actionFor } from '../route.server.ts'

/** Switches to another of the person's companies. */
export const action = actionFor(async ({ deps, context, form }) => {
  const id = parseId<TenantId>(String(form.get('company') ?? ''))
  if (!id || !context.person) throw notFound('company')
  await selectCompany(deps, context.person, id)
  return redirect('/')
})

export const loader = () => redirect('/')
