import { useActionData, useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { errorsByLine, headErrors, wrongCells } from './cell-errors.ts'
import { type DraftAnswer, type DraftPage, filledKeys, refusalOf, startOf } from './draft-start.ts'
import { type DraftValues, valuesOfForm } from './draft-values.ts'
import type { GridHandle } from './grid/line-grid.tsx'
import { ALL_LINES, linesOfForm, writeLines } from './line-text.ts'
import { type LinesAction, nextLines } from './lines-state.ts'
import { useAutosave } from './use-autosave.ts'
import { placed } from './wrong-cells.tsx'

/** Everything that a draft's form knows and does, apart from how it looks. */
export function useDraftForm(page: DraftPage, form: RefObject<HTMLFormElement>, grid: RefObject<GridHandle>) {
  const answer = useActionData<DraftAnswer>()
  const [start] = useState(() => startOf(page, answer))
  const [values, setValues] = useState(start.values)
  const [lines, setLines] = useState(start.lines)
  const ready = useTypedBefore(form, setValues, setLines)
  const [asked, setAsked] = useState(answer?.refused !== undefined)

  const now = useRef({ lines })
  now.current = { lines }
  const read = () => {
    const typed = form.current ? new FormData(form.current) : new FormData()
    typed.set(ALL_LINES, writeLines(now.current.lines.rows))
    return { form: typed, keys: filledKeys(now.current.lines) }
  }
  const { draft } = page
  const place = { id: draft?.id ?? '', revision: draft?.revision ?? 0, at: draft?.savedAt ?? null }
  const autosave = useAutosave(place, read)
  const { saving, changed } = autosave

  // An answer speaks of what was sent; the next change makes it old.
  const [answered, setAnswered] = useState(() => refusalOf(answer, start.lines))
  useEffect(() => {
    if (answer) setAnswered(refusalOf(answer, now.current.lines))
  }, [answer])
  const act = useCallback(
    (action: LinesAction) => {
      setLines((before) => nextLines(before, action))
      setAnswered(null)
      changed()
    },
    [changed],
  )
  const headChanged = useCallback(() => {
    if (form.current) setValues(valuesOfForm(new FormData(form.current)))
    setAnswered(null)
    changed()
  }, [form, changed])
  const choose = useCallback(
    (counterpartyId: string) => {
      setValues((before) => ({ ...before, counterpartyId }))
      changed()
    },
    [changed],
  )

  const refusal = saving.state === 'refused' ? saving : answered
  const wrong = useMemo(() => wrongCells(refusal), [refusal])
  const errors = useMemo(() => errorsByLine(wrong), [wrong])
  const onSubmit = useSubmission({ autosave, read, ask: () => setAsked(true) })
  useFirstWrong(asked, wrong.length > 0, () => {
    const [first] = placed(wrong, lines.rows)
    if (first) grid.current?.goTo(first)
  })
  return {
    ...{ start, values, lines, ready, autosave, act, headChanged, choose, onSubmit, errors },
    wrong: useMemo(() => placed(wrong, lines.rows), [wrong, lines.rows]),
    answered,
    headErrors: asked ? headErrors(refusal) : {},
    linesError: refusal?.fields['lines']?.join(' ') ?? null,
  }
}

/** True once the script is there; whatever was typed before that is taken over, not lost. */
function useTypedBefore(
  form: RefObject<HTMLFormElement>,
  setValues: (values: DraftValues) => void,
  setLines: (change: (before: ReturnType<typeof nextLines>) => ReturnType<typeof nextLines>) => void,
): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    if (form.current) {
      const typed = new FormData(form.current)
      const rows = linesOfForm(typed)
      setValues(valuesOfForm(typed))
      setLines((before) =>
        writeLines(before.rows) === writeLines(rows) ? before : nextLines(before, { do: 'replace', lines: rows }),
      )
    }
    setReady(true)
  }, [form, setValues, setLines])
  return ready
}

function useFirstWrong(asked: boolean, isWrong: boolean, goTo: () => void): void {
  const go = useRef(goTo)
  go.current = goTo
  useEffect(() => {
    if (asked && isWrong) go.current()
  }, [asked, isWrong])
}

type Submission = {
  readonly autosave: ReturnType<typeof useAutosave>
  readonly read: () => { readonly form: FormData }
  readonly ask: () => void
}

/** Save keeps the draft where it is; Issue keeps it first, then issues it, once however often it is pressed. */
function useSubmission({ autosave, read, ask }: Submission) {
  const submit = useSubmit()
  const navigation = useNavigation()
  const busy = useRef(false)
  useEffect(() => {
    if (navigation.state === 'idle') busy.current = false
  }, [navigation.state])
  const send = (intent: string, { id, revision }: { readonly id: string; readonly revision: number }) => {
    const { form } = read()
    form.set('intent', intent)
    form.set('revision', String(revision))
    submit(form, { method: 'post', action: `/documents/drafts/${id}` })
  }
  return async (event: FormEvent<HTMLFormElement>) => {
    const submitter = 'submitter' in event.nativeEvent ? event.nativeEvent.submitter : null
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : 'save'
    event.preventDefault()
    if (busy.current) return
    if (intent === 'delete') return send(intent, autosave.place())
    ask()
    busy.current = true
    const place = await autosave.saveNow()
    if (!place || intent === 'save') busy.current = false
    else send(intent, place)
  }
}
