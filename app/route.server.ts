import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { Deps } from '../domain/deps.ts'
import type { Actor } from '../domain/kernel/actor.ts'
import { isDomainError } from '../domain/kernel/errors.ts'
import { type Payload, typedOf } from './form.server.ts'
import type { PageContext } from './server/env.ts'
import { toProblem } from './server/problem.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs
export type Signed = {
  readonly actor: Actor
  readonly deps: Deps
  readonly context: PageContext
  readonly params: Readonly<Record<string, string | undefined>>
  readonly request: Request
}

/** What an action tells its form when it refuses: one sentence, and what is wrong with which field. */
export type Refused = {
  readonly refused: string
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** What was typed, so that nothing is lost before JavaScript has loaded. */
  readonly typed: Payload
  /** The rule's own name for it, when a page must do more than show the sentence. */
  readonly reason?: string | undefined
}

/** A loader for people who are signed in; others are sent to the log-in and brought back. There is no third kind beside `publicLoader`. */
export function loaderFor<T>(load: (signed: Signed) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => answering(args, () => load(signedIn(args)))
}

/** A loader for everybody. */
export function publicLoader<T>(load: (args: Omit<Signed, 'actor'> & { actor: Actor | null }) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> =>
    answering(args, () => load({ ...basics(args), actor: pageContext(args).actor }))
}

/** A form's action for people who are signed in. A refusal comes back to the form with what was typed. */
export function actionFor<T>(act: (signed: Signed & { form: FormData }) => Promise<T>) {
  return (args: ActionFunctionArgs): Promise<T | Refused> => refusing(args, (form) => act({ ...signedIn(args), form }))
}

/** A form's action for everybody. */
export function publicAction<T>(
  act: (args: Omit<Signed, 'actor'> & { actor: Actor | null; form: FormData }) => Promise<T>,
) {
  return (args: ActionFunctionArgs): Promise<T | Refused> =>
    refusing(args, (form) => act({ ...basics(args), actor: pageContext(args).actor, form }))
}

function pageContext(args: Args): PageContext {
  return args.context as unknown as PageContext
}

function basics(args: Args) {
  const context = pageContext(args)
  return { context, deps: context.deps, params: args.params, request: args.request }
}

function signedIn(args: Args): Signed {
  const { actor, person } = pageContext(args)
  if (actor) return { ...basics(args), actor }
  const { pathname, search } = new URL(args.request.url)
  const here = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
  if (!person) throw redirect(`/login${here}`)
  if (person.factor.standing === 'asked') throw redirect(`/login/second-factor${here}`)
  if (person.factor.standing === 'missing') throw redirect(`/account/second-factor${here}`)
  // Somebody without a company has a page that says so; sending him to log in would go round in circles.
  throw redirect('/no-company')
}

async function answering<T>(args: Args, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Response) throw error
    throw answerOf(args, error)
  }
}

async function refusing<T>(args: Args, work: (form: FormData) => Promise<T>): Promise<T | Refused> {
  const form = await args.request.formData()
  try {
    return await work(form)
  } catch (error) {
    if (error instanceof Response) throw error
    if (!isDomainError(error) || error.code === 'not_found' || error.code === 'forbidden') throw answerOf(args, error)
    const typed = typedOf(form)
    return { refused: error.message, fields: error.details.fields ?? {}, typed, reason: error.details.reason }
  }
}

function answerOf(args: Args, error: unknown): Response {
  const { requestId, log } = pageContext(args)
  const { problem } = toProblem(error, requestId)
  if (problem.status >= 500) log.error({ err: error, requestId }, 'page failed')
  return Response.json(problem, { status: problem.status })
}
