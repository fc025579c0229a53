import { type FieldMetadata, getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useActionData, useNavigation } from '@remix-run/react'
import { type FormEvent, useEffect, useMemo, useRef } from 'react'
import type { z } from 'zod'

type Refusal = {
  readonly refused: string
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly typed: Readonly<Record<string, unknown>>
  readonly reason?: string | undefined
}
type Options<S extends z.ZodType> = {
  /** The same schema that the use case reads with; without one the server alone judges. */
  readonly schema?: S
  readonly defaults?: Readonly<Record<string, unknown>>
  /** Several forms on a page each name themselves in a hidden field `form`; a refusal then reaches only its own. */
  readonly id: string
}

/**
 * A form that checks itself field by field once its script is there, and that shows the server's refusal with
 * everything that was typed whether the script is there or not. Spread `props` on `<Form>`.
 */
export function useCheckedForm<S extends z.ZodType>({ schema, defaults, id }: Options<S>) {
  const answer = refusalIn(useActionData<unknown>())
  const mine = answer && (answer.typed['form'] === undefined || answer.typed['form'] === id) ? answer : null
  // Conform reports a result again whenever it is another object.
  const result = useMemo(() => (mine ? lastResult(mine) : null), [mine])
  const navigation = useNavigation()
  const [form, fields] = useForm<Record<string, unknown>>({
    id,
    ...(result ? { lastResult: result } : {}),
    ...(defaults ? { defaultValue: defaults as never } : {}),
    ...(schema
      ? {
          onValidate: ({ formData }: { formData: FormData }) =>
            parseWithZod(formData, { schema, disableAutoCoercion: true }) as never,
        }
      : {}),
    // Without a schema of its own the form would ask the server at every keystroke, and asking is submitting.
    shouldValidate: schema ? 'onBlur' : 'onSubmit',
    shouldRevalidate: schema ? 'onInput' : 'onSubmit',
  })
  const field = (name: string) => bind(fields[name] as FieldMetadata<unknown> | undefined, name)
  const busy = navigation.state !== 'idle' && navigation.formData?.get('form') === id
  const { onSubmit, ...props } = getFormProps(form)
  return { form, fields, field, props: { ...props, onSubmit: useOnce(onSubmit) }, refusal: mine, busy }
}

/** Lets a form go once: the second click of a double click comes before the button can say that it is pending. */
function useOnce(onSubmit: (event: FormEvent<HTMLFormElement>) => void) {
  const { state } = useNavigation()
  const sent = useRef(false)
  useEffect(() => {
    if (state === 'idle') sent.current = false
  }, [state])
  return (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) return event.preventDefault()
    onSubmit(event)
    sent.current = !event.defaultPrevented
  }
}

/** What an input of ours needs of a Conform field. */
export function bind(field: FieldMetadata<unknown> | undefined, name: string) {
  const value = field?.initialValue
  return {
    name: field?.name ?? name,
    defaultValue: typeof value === 'string' ? value : undefined,
    errors: field?.errors,
  }
}

function lastResult({ refused, fields, typed }: Refusal) {
  const error = Object.fromEntries(Object.entries(fields).map(([path, says]) => [inputName(path), [...says]]))
  return { status: 'error' as const, initialValue: typed as never, error: { '': [refused], ...error } }
}

/** 'lines.0.carats' as an input is called: 'lines[0].carats'. */
function inputName(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, '[$1]')
}

/** The refusal among an action's answers that belongs to the form of this name, for forms that show it elsewhere. */
export function refusalOf(answer: unknown, id: string): Refusal | null {
  const refusal = refusalIn(answer)
  return refusal?.typed['form'] === id ? refusal : null
}

function refusalIn(data: unknown): Refusal | null {
  return typeof data === 'object' && data !== null && 'refused' in data ? (data as Refusal) : null
}
