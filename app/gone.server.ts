import { redirect } from '@remix-run/node'
import type { Deps } from '../domain/deps.ts'
import type { Actor } from '../domain/kernel/actor.ts'
import type { KeptKind } from '../domain/kernel/scheme.ts'
import { goneRecord } from '../domain/retention/gone.ts'

/** Sends whoever asks for a record whose content was deleted to the page that says so. */
export async function unlessGone(deps: Pick<Deps, 'db'>, actor: Actor, kind: KeptKind, id: string): Promise<void> {
  if (await goneRecord(deps, actor, kind, id)) throw redirect(`/deleted/${kind}/${id}`)
}
