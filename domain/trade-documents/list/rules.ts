/** A search read as a document's number: written out, or by its last digits with as much of its beginning as was given. */
export function readNumber(search: string): {
  readonly whole: string
  readonly sequence: string | null
  readonly prefix: string
} {
  const [, prefix = '', digits] = /^(.*?)0*(\d{1,15})$/u.exec(search) ?? []
  return { whole: search, sequence: digits ?? null, prefix }
}
