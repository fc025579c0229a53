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

/** The heads of a table's columns; those of figures stand to the right, over their figures. */
export function TableHeads({ columns }: { readonly columns: readonly (string | { readonly figure: string })[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const isFigure = typeof column !== 'string'
          const head = isFigure ? column.figure : column
          return (
            <th key={head} scope="col" className={isFigure ? 'number' : undefined}>
              {head}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
