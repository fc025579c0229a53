import { type BulkMay, ChosenBar } from '../bulk/chosen-bar.tsx'
import { useSelection } from '../use-selection.ts'
import { type DocumentRow, DocumentTable } from './document-table.tsx'

type ChosenTableProps = {
  readonly documents: readonly DocumentRow[]
  readonly isDrafts: boolean
  readonly may: BulkMay
}

/** Documents that can be chosen, by click or with `x` and the arrows of `j` and `k`, for what is done to many at once. */
export function ChosenTable({ documents, isDrafts, may }: ChosenTableProps) {
  const selection = useSelection(documents)
  return (
    <>
      <ChosenBar selection={selection} isDrafts={isDrafts} may={may} />
      <DocumentTable documents={documents} selection={selection} />
    </>
  )
}
