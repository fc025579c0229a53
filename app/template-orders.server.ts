import type { Deps } from '../domain/deps.ts'
import type { Actor } from '../domain/kernel/actor.ts'
import type { TemplateId } from '../domain/kernel/ids.ts'
import { discardTemplate, publishTemplate, retireTemplate } from '../domain/templates/index.ts'
import { formId } from './row-id.server.ts'

/** Publishes or discards the draft that a form names, or retires what is published; false for a form that asks for neither. */
export async function orderTemplate(deps: Deps, actor: Actor, form: FormData, name: string): Promise<boolean> {
  const asked = form.get('form')
  if (asked === 'publish') await publishTemplate(deps, actor, formId<TemplateId>(form, 'id', 'draft'))
  else if (asked === 'discard') await discardTemplate(deps, actor, formId<TemplateId>(form, 'id', 'draft'))
  else if (asked === 'retire') await retireTemplate(deps, actor, name)
  else return false
  return true
}
