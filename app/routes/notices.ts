import { redirect } from '@remix-run/node'
import type { NoticeId } from '../../domain/kernel/ids.ts'
import { markNoticeRead } from '../../domain/notices/index.ts'
import { localPath } from '../local-path.ts'
import { actionFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'

/** Marks a notice as read, from whichever page it stands on. */
export const action = actionFor(async ({ actor, deps, form }) => {
  await markNoticeRead(deps, actor, formId<NoticeId>(form, 'id', 'notice'))
  return redirect(localPath(form.get('next')))
})

export const loader = () => redirect('/')
