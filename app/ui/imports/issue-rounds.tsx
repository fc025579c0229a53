import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Notice, Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'
import { Progress } from '../progress.tsx'
import type { Outcome } from './outcome.ts'

const ROUND = 50

/**
 * Issues the drafts of an import round by round. With its script the page goes on by itself until it is stopped or
 * left; without it each round is a button. Whoever comes back finds what was issued and what still waits.
 */
export function IssueRounds({ outcome, mayIssue }: { readonly outcome: Outcome; readonly mayIssue: boolean }) {
  const { drafts, issued, untried, refused } = outcome
  const { isRunning, secondsLeft, begin, stop, refusal } = useRounds(outcome)
  const all = issued + drafts
  return (
    <section aria-label="Issuing">
      <Refusal {...refusal} />
      {isRunning ? (
        <Progress what="Issuing" done={all - untried} total={all} secondsLeft={secondsLeft} />
      ) : (
        <Notice meaning={drafts === 0 ? 'in-order' : 'needs-you'}>
          <p>
            <strong>{sentenceOf(outcome)}</strong>
          </p>
        </Notice>
      )}
      {mayIssue && isRunning ? (
        <Button type="button" tone="plain" onPress={stop}>
          Stop after this round
        </Button>
      ) : null}
      {mayIssue && !isRunning && drafts > 0 ? (
        <Form method="post" onSubmit={begin} className="actions">
          {untried > 0 ? (
            <Button name="form" value="issue">
              {untried > ROUND ? `Issue them, ${ROUND} at a time` : 'Issue them'}
            </Button>
          ) : null}
          {untried === 0 && refused.length > 0 ? (
            <Button name="form" value="issue-again" tone="plain">
              Try the refused ones again
            </Button>
          ) : null}
        </Form>
      ) : null}
    </section>
  )
}

function sentenceOf({ drafts, issued, untried, refused }: Outcome): string {
  const made = issued === 1 ? '1 document was issued' : `${countText(issued)} documents were issued`
  if (drafts === 0) return `${made}; nothing waits.`
  const wait = untried === 1 ? '1 draft waits' : `${countText(untried)} drafts wait`
  const not = refused.length > 0 ? `${countText(refused.length)} could not be issued` : ''
  return `${[issued > 0 ? made : '', untried > 0 ? `${wait} to be issued` : '', not].filter(Boolean).join('; ')}.`
}

/** Submits the next round whenever the last one is shown and more wait. */
function useRounds({ untried }: Outcome) {
  const { refusal } = useCheckedForm({ id: 'issue' })
  const [isRunning, setRunning] = useState(false)
  const start = useRef<{ readonly at: number; readonly untried: number } | null>(null)
  const submit = useSubmit()
  const { state } = useNavigation()
  useEffect(() => {
    if (!isRunning || state !== 'idle') return
    // Nothing left, or the round was refused: stop rather than ask for ever.
    if (untried === 0 || refusal) setRunning(false)
    else if (start.current && untried < start.current.untried) submit({ form: 'issue' }, { method: 'post' })
  }, [isRunning, state, untried, refusal, submit])
  const begin = () => {
    start.current = { at: Date.now(), untried }
    setRunning(untried > ROUND)
  }
  const done = start.current ? start.current.untried - untried : 0
  const secondsLeft = start.current && done > 0 ? ((Date.now() - start.current.at) / 1000 / done) * untried : null
  return { isRunning, secondsLeft, begin, stop: () => setRunning(false), refusal }
}
