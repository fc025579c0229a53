import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'

const PAUSE_MS = 1_000

const answerSchema = z.union([
  z.object({ saved: z.object({ id: z.string(), revision: z.number() }) }),
  z.object({ refused: z.string(), fields: z.record(z.string(), z.array(z.string())), reason: z.string().optional() }),
])

/** Which draft, at which revision; the id is '' until it is kept for the first time. */
export type Place = { readonly id: string; readonly revision: number }
/** What is typed now: the form, and the key of the line behind each of its filled lines. */
export type Typed = { readonly form: FormData; readonly keys: readonly number[] }
export type Refusal = {
  readonly refused: string
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly reason?: string | undefined
  readonly keys: readonly number[]
}
export type Saving =
  | { readonly state: 'untouched' | 'typing' | 'saving' | 'unreachable' | 'signed-out' }
  | { readonly state: 'saved'; readonly at: Date }
  | ({ readonly state: 'refused' } & Refusal)

/**
 * Keeps a draft a moment after the last change, one request at a time. `saveNow` answers with the draft's place once
 * everything typed so far is kept, or null when it is not.
 */
export function useAutosave(start: Place & { readonly at: Date | null }, read: () => Typed) {
  const [saving, setSaving] = useState<Saving>(start.at ? { state: 'saved', at: start.at } : { state: 'untouched' })
  const now = useRef({ place: { id: start.id, revision: start.revision }, edits: 0, kept: 0, read })
  now.current.read = read
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const line = useRef<Promise<Place | null>>(Promise.resolve(null))

  const saveNow = useCallback((): Promise<Place | null> => {
    clearTimeout(timer.current)
    const save = async (): Promise<Place | null> => {
      const { place, edits, kept } = now.current
      if (place.id !== '' && edits === kept) return place
      setSaving({ state: 'saving' })
      const typed = now.current.read()
      const result = await post(typed, place)
      if (result.state !== 'saved') {
        setSaving(result)
        return null
      }
      now.current.place = result.place
      now.current.kept = edits
      if (place.id === '') showAddress(result.place.id)
      if (now.current.edits === edits) setSaving({ state: 'saved', at: new Date() })
      return result.place
    }
    line.current = line.current.then(save, save)
    return line.current
  }, [])

  const changed = useCallback(() => {
    now.current.edits += 1
    setSaving((before) => (before.state === 'refused' ? before : { state: 'typing' }))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void saveNow(), PAUSE_MS)
  }, [saveNow])

  /** Goes on as a new draft: for somebody whose draft was changed by somebody else meanwhile. */
  const startAnew = useCallback(() => {
    now.current.place = { id: '', revision: 0 }
    return saveNow()
  }, [saveNow])

  useEffect(() => () => clearTimeout(timer.current), [])
  const place = useCallback(() => now.current.place, [])
  return { saving, changed, saveNow, startAnew, place, dirty: !['untouched', 'saved'].includes(saving.state) }
}

async function post({ form, keys }: Typed, place: Place) {
  form.set('id', place.id)
  form.set('revision', String(place.revision))
  try {
    const response = await fetch('/documents/autosave', { method: 'POST', body: form })
    if (response.redirected || response.status === 401) return { state: 'signed-out' as const }
    const body: unknown = await response.json()
    const answer = answerSchema.safeParse(body)
    if (!answer.success) return { state: 'refused' as const, refused: detailOf(body), fields: {}, keys }
    return 'saved' in answer.data
      ? { state: 'saved' as const, place: answer.data.saved }
      : { state: 'refused' as const, ...answer.data, keys }
  } catch {
    return { state: 'unreachable' as const }
  }
}

function detailOf(body: unknown): string {
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : null
  return typeof detail === 'string' ? detail : 'The server did not accept it. Try again in a moment.'
}

/** A reload must find the draft; the page itself goes on as it is. */
function showAddress(id: string): void {
  window.history.replaceState(window.history.state, '', `/documents/drafts/${id}`)
}
