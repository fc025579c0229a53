import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { parseId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import { changeDraft, createDraft } from '../../domain/trade-documents/index.ts'
import { actionFor } from '../route.server.ts'
import { draftOfForm } from '../ui/documents/draft-values.ts'

const keep = actionFor(async ({ actor, deps, form }) => {
  const id = parseId<TradeDocumentId>(String(form.get('id') ?? ''))
  const input = draftOfForm(form)
  if (!id) return { saved: { id: await createDraft(deps, actor, input), revision: 1 } }
  return {
    saved: { id, revision: await changeDraft(deps, actor, { id, revision: Number(form.get('revision')), input }) },
  }
})

/** Keeps a draft while it is being written. What was typed is not sent back: the page still has it. */
export const action = async (args: ActionFunctionArgs) => Response.json({ ...(await keep(args)), typed: undefined })

export const loader = () => redirect('/documents?status=draft')
