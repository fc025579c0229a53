import { invalidField } from '../domain/kernel/errors.ts'

// What a dry run keeps in the page, so that the file need not be chosen again to apply it.
const MAX_KEPT = 1024 * 1024

/** The CSV text of a form: of the file that was chosen, else the text that a dry run kept. Refused when it is no UTF-8. */
export async function csvIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const isChosen = file instanceof File && (file.size > 0 || file.name !== '')
  if (!isChosen) {
    const kept = form.get('csv')
    if (typeof kept === 'string' && kept !== '') return kept
    throw invalidField('file', 'Choose a CSV file.')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw invalidField('file', 'The file is not UTF-8 text. Save it as “CSV UTF-8”.')
  }
}

/** The text when it is small enough to wait in the page, else null: then the file is chosen once more. */
export function keepable(csv: string): string | null {
  return csv.length <= MAX_KEPT ? csv : null
}
