import { redirect } from '@remix-run/node'
import { notFound } from '../../domain/kernel/errors.ts'
import { type NoticeId, parseId } from '../../domain/kernel/ids.ts'
import { markNoticeRead } from '../../domain/notices/index.ts'
import { localPath } from '../local-path.ts'
import { actionFor } from '../route.server.ts'

/** Marks a notice as read, from whichever page it stands on. */
export const action = actionFor(async ({ actor, deps, form }) => {
  const id = parseId<NoticeId>(String(form.get('id') ?? ''))
  if (!id) throw notFound('notice')
  await markNoticeRead(deps, actor, id)
  return redirect(localPath(form.get('next')))
})

export const loader = () => redirect('/')
