import type { ReactNode } from 'react'

/**
 * A table that can be scrolled sideways on a phone, and with the keyboard. Inside: `<thead>` and `<tbody>`;
 * `className="number"` on a cell of figures, `data-meaning` on a row that has one of the four.
 */
export function DataTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="data-table">{children}</table>
    </div>
  )
}

/** A column's head: its words, those over figures, or those that only a screen reader needs. */
type Column = string | { readonly figure: string } | { readonly unseen: string }

/** The heads of a table's columns; those of figures stand to the right, over their figures. */
export function TableHeads({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>{columns.map(headOf)}</tr>
    </thead>
  )
}

function headOf(column: Column) {
  if (typeof column === 'string')
    return (
      <th key={column} scope="col">
        {column}
      </th>
    )
  if ('figure' in column)
    return (
      <th key={column.figure} scope="col" className="number">
        {column.figure}
      </th>
    )
  return (
    <th key={column.unseen} scope="col">
      <span className="sr-only">{column.unseen}</span>
    </th>
  )
}
