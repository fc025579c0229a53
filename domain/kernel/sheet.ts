/** A cell without a value that could be taken, and why. A heading's words are kept all the same. */
export type WrongCell = { readonly wrong: string; readonly text?: string }

/** A cell as its file holds it: text as written, a workbook's number as it is, a workbook's date as a day. */
export type SheetCell = null | string | number | { readonly day: string } | WrongCell

/** A row that is not empty, with the number that a spreadsheet shows beside it. */
export type SheetRow = { readonly row: number; readonly cells: readonly SheetCell[] }

export type SheetFormat = 'csv' | 'xlsx'

/** What was found in a file: its rows, and in a sentence how it was read. */
export type Sheet = { readonly format: SheetFormat; readonly told: string; readonly rows: readonly SheetRow[] }

/** A file that cannot be read, from which row on, and what would be right. */
export type Unreadable = { readonly row: number; readonly sentence: string }

export type ReadSheet = { readonly ok: true; readonly sheet: Sheet } | ({ readonly ok: false } & Unreadable)

/** A cell to be written: null leaves it empty; text is never run; `number` is digits, `day` a day. */
export type OutCell = null | string | { readonly number: string } | { readonly day: string }

export type OutSheet = {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly decimals?: number | undefined }[]
  readonly rows: readonly (readonly OutCell[])[]
}

/** Reads and writes spreadsheets apart from everything else; `platform/sheets` is the implementation. */
export type Sheets = {
  readonly read: (content: Uint8Array) => Promise<ReadSheet>
  readonly write: (sheet: OutSheet) => Promise<Uint8Array>
}

/** At most so many rows are read from a file, besides its head. */
export const MAX_SHEET_ROWS = 50_000

/** 2 → 'C': a column as spreadsheets call it. */
export function columnLetters(index: number): string {
  const more = Math.trunc(index / 26)
  return (more > 0 ? columnLetters(more - 1) : '') + String.fromCharCode(65 + (index % 26))
}
