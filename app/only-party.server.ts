import { counterpartyName } from '../domain/counterparties/index.ts'
import { can } from '../domain/kernel/actor.ts'
import { type CounterpartyId, parseId } from '../domain/kernel/ids.ts'
import type { Signed } from './route.server.ts'

/** Whose documents alone a list shows, by the id in its address; null when it shows everybody's. */
export async function onlyParty(
  { actor, deps, request }: Pick<Signed, 'actor' | 'deps' | 'request'>,
  parameter: string,
): Promise<{ readonly parameter: string; readonly name: string } | null> {
  const id = parseId<CounterpartyId>(new URL(request.url).searchParams.get(parameter) ?? undefined)
  if (!id || !can(actor, 'counterparty:read')) return null
  const name = await counterpartyName(deps, actor, id)
  return name === null ? null : { parameter, name }
}
