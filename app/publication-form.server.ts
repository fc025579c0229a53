import { z } from 'zod'
import { invalidField } from '../domain/kernel/errors.ts'
import { formPayload, uploadOf } from './form.server.ts'

const goodsSchema = z.looseObject({
  goods: z.record(z.string(), z.looseObject({ covered: z.string().optional() })).default({}),
})

/** What the form of an edition or of a pack says, as its use case takes it. An uploaded pack goes into the form's text. */
export async function publicationIn(form: FormData): Promise<unknown> {
  if (form.get('kind') === 'pack') {
    // Put into the form itself, so that a refusal shows the text with its lines.
    const file = await uploadOf(form, 'file')
    if (file) form.set('text', decoded(file.content))
    return formPayload(form)
  }
  const payload = formPayload(form)
  const { goods } = goodsSchema.catch({ goods: {} }).parse(payload)
  return {
    ...payload,
    goods: Object.fromEntries(Object.entries(goods).filter(([, { covered }]) => covered === 'on')),
  }
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw invalidField('text', 'The file is not UTF-8 text. Save it as UTF-8.')
  }
}

/** The revision that a form was made for; a form without one is of no revision. */
export function revisionIn(form: FormData): number {
  const revision = Number(form.get('revision'))
  return Number.isInteger(revision) ? revision : 0
}
