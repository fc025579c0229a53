/** What a cell of the column holds: it decides how the cell is read and how it is written. */
export type Holds = 'text' | 'day' | 'decimal' | 'whole' | 'customs-code'

/** A column of our vocabulary, the same for files that come in and files that go out. */
export type Column = {
  /** Its name in files of ours. */
  readonly key: string
  /** The field of the use case's input that it fills. */
  readonly field: string
  readonly holds: Holds
  readonly isNeeded: boolean
  readonly meaning: string
  /** What would be right, for whoever has to correct a cell. */
  readonly right: string
  /** By which other names sheets of the trade head it. */
  readonly also: readonly string[]
  /** Decimals of a number in a workbook. */
  readonly decimals?: number
  /** Written in exports for the reader; passed over when it comes back. */
  readonly isOnlyTold?: true
}

type Short = Partial<Omit<Column, 'key' | 'field' | 'meaning'>>

/** A column that holds text and may be empty, unless said otherwise. */
export function column(key: string, field: string, meaning: string, more: Short = {}): Column {
  return { key, field, holds: 'text', isNeeded: false, meaning, right: meaning, also: [], ...more }
}
