import type { ActionFunctionArgs } from '@remix-run/node'
import { previewTemplate } from '../../domain/templates/preview.ts'
import { formPayload } from '../form.server.ts'
import { actionFor } from '../route.server.ts'

const preview = actionFor(async ({ actor, deps, form }) => ({
  preview: await previewTemplate(deps, actor, formPayload(form)),
}))

/** Prints what somebody is writing. What was typed is not sent back: the page still has it. */
export const action = async (args: ActionFunctionArgs) => Response.json({ ...(await preview(args)), typed: undefined })
