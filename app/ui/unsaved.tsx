import { useBlocker } from '@remix-run/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Floating } from './floating.tsx'

const SUBMITS_WITHIN_MS = 1_000
// Leaving a field for a link, Conform checks it by a submission of its own, which is not one of the person's.
const CONFORM_ASKS = '__intent__'

/**
 * Asks before what was typed is left behind: another page of ours, a reload, a closed tab. Stands inside the form
 * whose submission is not leaving; `when` says that something is unsaved, and without it the first input does.
 */
export function Unsaved({ when }: { readonly when?: boolean }) {
  const here = useRef<HTMLSpanElement>(null)
  const submitting = useRef(false)
  const typed = useForm(here, submitting)
  const unsaved = when ?? typed
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && !submitting.current && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!submitting.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  const stay = () => blocker.reset?.()
  return (
    <>
      <span ref={here} hidden />
      <Floating title="Leave without saving?" isOpen={blocker.state === 'blocked'} close={stay}>
        <p>What you typed on this page is not saved.</p>
        <div className="actions">
          <Button type="button" autoFocus onPress={stay}>
            Stay here
          </Button>
          <Button type="button" tone="danger" onPress={() => blocker.proceed?.()}>
            Leave and lose it
          </Button>
        </div>
      </Floating>
    </>
  )
}

/** Whether something was typed into the form around `here`; notes on the way when that form is being submitted. */
function useForm(here: RefObject<HTMLElement>, submitting: { current: boolean }): boolean {
  const [typed, setTyped] = useState(false)
  useEffect(() => {
    const form = here.current?.closest('form')
    const onInput = () => setTyped(true)
    // Before the script was there nobody listened.
    if (form && [...form.elements].some(isTypedInto)) onInput()
    const onSubmit = ({ submitter }: SubmitEvent) => {
      if (submitter instanceof HTMLButtonElement && submitter.name === CONFORM_ASKS) return
      submitting.current = true
      // A submission that the form's own check stopped leaves nothing, and must not open the door for the next link.
      setTimeout(() => {
        submitting.current = false
      }, SUBMITS_WITHIN_MS)
    }
    form?.addEventListener('input', onInput)
    form?.addEventListener('submit', onSubmit, { capture: true })
    return () => {
      form?.removeEventListener('input', onInput)
      form?.removeEventListener('submit', onSubmit, { capture: true })
    }
  }, [here, submitting])
  return typed
}

function isTypedInto(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement)) return false
  // A box without a value of its own says `on`, and that is nothing anybody typed.
  const isBox = control.type === 'checkbox' || control.type === 'radio'
  return isBox ? control.checked !== control.defaultChecked : control.value !== control.defaultValue
}
