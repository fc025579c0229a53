import { useSelection } from '../use-selection.ts'
import { BulkIssueBar } from './bulk-issue.tsx'
import { type DocumentRow, DocumentTable } from './document-table.tsx'
import { useBulkIssue } from './use-bulk-issue.ts'

/** Drafts that can be chosen, by click or with `x` and the arrows of `j` and `k`, and issued together. */
export function DraftTable({ documents }: { readonly documents: readonly DocumentRow[] }) {
  const selection = useSelection(documents)
  const issue = useBulkIssue()
  return (
    <>
      <BulkIssueBar selection={selection} issue={issue} />
      {documents.length > 0 ? <DocumentTable documents={documents} selection={selection} /> : null}
    </>
  )
}
