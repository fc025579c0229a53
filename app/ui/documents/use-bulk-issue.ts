import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { IssueAnswer } from '../../../domain/trade-documents/index.ts'

const AT_ONCE = 20

type Run = { readonly wanted: readonly string[]; readonly asked: number; readonly answers: readonly IssueAnswer[] }
export type BulkIssue = {
  readonly isRunning: boolean
  readonly done: number
  readonly total: number
  readonly answers: readonly IssueAnswer[]
  /** Why a whole round was refused, like for a role that may not. */
  readonly refused: string | null
  readonly begin: (ids: readonly string[]) => void
  readonly stop: () => void
}

/** Issues drafts round by round, with an answer for each; stopped, the rest stay drafts. */
export function useBulkIssue(): BulkIssue {
  const fetcher = useFetcher<{ readonly answers?: readonly IssueAnswer[]; readonly refused?: string }>()
  const [run, setRun] = useState<Run>({ wanted: [], asked: 0, answers: [] })
  const [refused, setRefused] = useState<string | null>(null)
  const seen = useRef<unknown>(null)
  const { state, data, submit } = fetcher
  const isRunning = run.answers.length < run.wanted.length

  useEffect(() => {
    if (state !== 'idle') return
    if (data && data !== seen.current) {
      seen.current = data
      if (data.refused) setRefused(data.refused)
      const answers = data.answers ?? []
      setRun((before) => ({
        ...before,
        answers: [...before.answers, ...answers],
        wanted: data.refused ? before.wanted.slice(0, before.answers.length) : before.wanted,
      }))
      return
    }
    const next = run.wanted.slice(run.asked, run.asked + AT_ONCE)
    if (next.length === 0 || run.asked > run.answers.length) return
    setRun((before) => ({ ...before, asked: before.asked + next.length }))
    const form = new FormData()
    form.set('form', 'issue')
    for (const [index, id] of next.entries()) form.set(`ids[${index}]`, id)
    submit(form, { method: 'post', action: '/documents?index' })
  }, [state, data, run, submit])

  return {
    ...{ isRunning, done: run.answers.length, total: run.wanted.length, answers: run.answers, refused },
    begin: (ids) => {
      setRefused(null)
      setRun({ wanted: ids, asked: 0, answers: [] })
    },
    stop: () => setRun((before) => ({ ...before, wanted: before.wanted.slice(0, before.asked) })),
  }
}
