import { Link } from '@remix-run/react'
import type { IssueAnswer } from '../../../domain/trade-documents/index.ts'
import { Notice } from '../alert.tsx'
import { Button } from '../button.tsx'
import { countText } from '../format.tsx'
import { Progress } from '../progress.tsx'
import type { Selection } from '../use-selection.ts'
import type { BulkIssue } from './use-bulk-issue.ts'

type BulkIssueBarProps = { readonly selection: Selection; readonly issue: BulkIssue }

/** What can be done with the drafts that are chosen, how far it is, and what became of each. */
export function BulkIssueBar({ selection, issue }: BulkIssueBarProps) {
  const count = selection.ids.length
  return (
    <section className="bulk" aria-label="Chosen drafts">
      {issue.isRunning ? (
        <>
          <Progress what="Issuing" done={issue.done} total={issue.total} />
          <Button type="button" tone="plain" onPress={issue.stop}>
            Stop after this round
          </Button>
        </>
      ) : (
        <p className="actions">
          <span role="status">{count === 1 ? '1 draft chosen' : `${countText(count)} drafts chosen`}</span>
          <Button type="button" tone="plain" onPress={selection.all}>
            Choose all here
          </Button>
          {count > 0 ? (
            <>
              <Button type="button" tone="plain" onPress={selection.clear}>
                Choose none
              </Button>
              <Button type="button" onPress={() => issue.begin(selection.ids)}>
                {count === 1 ? 'Issue it' : `Issue ${countText(count)}`}
              </Button>
            </>
          ) : null}
        </p>
      )}
      {issue.refused ? (
        <Notice meaning="wrong">
          <p>{issue.refused}</p>
        </Notice>
      ) : null}
      <IssueAnswers answers={issue.answers} />
    </section>
  )
}

/** The numbers that drafts got, and for each that got none the reason. */
export function IssueAnswers({ answers }: { readonly answers: readonly IssueAnswer[] }) {
  if (answers.length === 0) return null
  const issued = answers.filter(({ number }) => number !== null)
  const refused = answers.filter(({ sentence }) => sentence !== null)
  return (
    <Notice meaning={refused.length > 0 ? 'needs-you' : 'in-order'}>
      <p>
        <strong>
          {issued.length === 1 ? '1 document was issued' : `${countText(issued.length)} documents were issued`}
          {refused.length > 0 ? `; ${countText(refused.length)} could not be` : ''}.
        </strong>
      </p>
      {refused.length > 0 ? (
        <ul>
          {refused.map(({ id, sentence }) => (
            <li key={id}>
              <Link to={`/documents/drafts/${id}`}>Open the draft</Link>: {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      {issued.length > 0 ? (
        <details>
          <summary>The numbers</summary>
          <ul>
            {issued.map(({ id, number }) => (
              <li key={id}>
                <Link to={`/documents/${id}`}>{number}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Notice>
  )
}
