import { parseSubmission } from '@conform-to/react/future'

export type Payload = Readonly<Record<string, unknown>>

/** A form as nested values: `lines[0].carats` and `lines[0].pieces` become one line. Files stay files. */
export function formPayload(form: FormData): Payload {
  return parseSubmission(form).payload
}

/** What was typed, to be shown again: without files, which a page cannot give back, and without passwords, which it must not. */
export function typedOf(form: FormData): Payload {
  const kept = new FormData()
  for (const [name, value] of form) if (typeof value === 'string' && !/password/i.test(name)) kept.append(name, value)
  return formPayload(kept)
}

/** Every file of a field that takes several. */
export async function uploadsOf(form: FormData, name: string) {
  const files = form.getAll(name).filter((file) => file instanceof File && (file.size > 0 || file.name !== ''))
  return Promise.all(
    (files as File[]).map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** An uploaded file as name and bytes, or undefined when the field was left empty. */
export async function uploadOf(form: FormData, name: string) {
  const file = form.get(name)
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) }
}
