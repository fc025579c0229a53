import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Preview } from '../../../domain/templates/preview.ts'

export type Shown = Pick<Preview, 'id' | 'pages' | 'findings' | 'failure' | 'text'>
type State = { readonly shown: Shown | null; readonly busy: boolean; readonly trouble: string | null }

const QUIET_MS = 150
const AWAY = 'The preview could not be fetched. It is tried again when you type.'

/** Keeps a preview up with a form: a moment after each change the worker prints it, and the last one asked for counts. */
export function usePreview(form: RefObject<HTMLFormElement | null>, first: Shown | null) {
  const [state, setState] = useState<State>({ shown: first, busy: false, trouble: null })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const asked = useRef<AbortController | null>(null)
  const ask = useCallback(async () => {
    if (!form.current) return
    asked.current?.abort()
    const mine = new AbortController()
    asked.current = mine
    setState((before) => ({ ...before, busy: true }))
    try {
      const body = new FormData(form.current)
      const response = await fetch('/templates/preview', { method: 'POST', body, signal: mine.signal })
      const answer = (await response.json()) as { preview?: Shown; refused?: string }
      const shown = answer.preview
      setState((before) => ({
        // Pictures of before stay while something is wrong, so that one sees where one was.
        shown: shown ? (shown.pages > 0 ? shown : { ...shown, ...picturesOf(before.shown) }) : before.shown,
        busy: false,
        trouble: answer.refused ?? null,
      }))
    } catch {
      if (!mine.signal.aborted) setState((before) => ({ ...before, busy: false, trouble: AWAY }))
    }
  }, [form])
  const changed = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void ask(), QUIET_MS)
  }, [ask])
  useEffect(() => {
    void ask()
    return () => {
      clearTimeout(timer.current)
      asked.current?.abort()
    }
  }, [ask])
  return { ...state, changed }
}

function picturesOf(shown: Shown | null): Partial<Shown> {
  return shown ? { id: shown.id, pages: shown.pages } : {}
}
