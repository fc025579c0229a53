import { DomainError } from './errors.ts'

/** One place in a sorted list: the sort value and the id of the last row that was shown. */
export type Position = { readonly value: string; readonly id: string }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Makes the opaque text that asks for the rows after this one. */
export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url')
}

/** Reads a cursor of ours; anything else is refused before it reaches SQL. `isValue` says what the list is sorted by. */
export function readCursor(cursor: string | null, isValue: (text: string) => boolean = isText): Position | null {
  if (cursor === null) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(read)) {
      const [value, id]: unknown[] = read
      if (typeof value === 'string' && isValue(value) && typeof id === 'string' && ID.test(id)) return { value, id }
    }
  } catch {
    // Falls through: whatever was wrong with it, the answer is the same.
  }
  throw new DomainError('invalid', 'This cursor is not one of ours. Start again without it.', { reason: 'bad_cursor' })
}

function isText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
