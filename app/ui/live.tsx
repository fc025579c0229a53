import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** While `active`, reads the page again whenever the worker says that this thing moved on, and every few seconds in case it was missed. */
export function useLive(
  kind: 'document' | 'audit-pack' | 'inbox-item' | 'bulk-job',
  id: string,
  active: boolean,
): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!active) return
    const source = new EventSource(`/progress/${kind}/${id}`)
    // Once it listens: the worker may have been done before.
    source.addEventListener('open', () => revalidate())
    source.addEventListener('moved', () => revalidate())
    const timer = setInterval(revalidate, 5_000)
    return () => {
      source.close()
      clearInterval(timer)
    }
  }, [kind, id, active, revalidate])
}

/** Reads the page again every so many milliseconds, while somebody looks at it. */
export function useReadAgain(everyMs: number): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, revalidate])
}
