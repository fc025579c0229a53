import { redirect } from '@remix-run/node'
import { selectCompany } from '../../domain/identity/index.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { actionFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'

/** Switches to another of the person's companies. */
export const action = actionFor(async ({ deps, context, form }) => {
  const id = formId<TenantId>(form, 'company', 'company')
  if (!context.person) throw notFound('company')
  await selectCompany(deps, context.person, id)
  return redirect('/')
})

export const loader = () => redirect('/')
