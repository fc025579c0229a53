import { insertPublication, updatePublication, withdrawPublication } from '../../db/system/publications.ts'
import type { Deps } from '../deps.ts'
import { type Actor, type AssociationActor, authorizeAssociation } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type PublicationId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { type Composed, compose } from './compose.ts'
import { hashOf, newestOf } from './edition.ts'
import { type Publication, requirePublication } from './read.ts'
import { type PublicationInput, publicationSchema } from './schema.ts'

type DraftDeps = Pick<Deps, 'system' | 'clock' | 'library'>
type Named = { readonly id: PublicationId; readonly revision: number }

/** Drafts a new edition or a pack. It is looked at like a scheme's file first; nothing is in force by it. */
export async function draftPublication(deps: DraftDeps, actor: Actor, input: unknown): Promise<PublicationId> {
  authorizeAssociation(actor, 'association:publish')
  const { parsed, composed } = await composeInput(deps, input)
  const id = newId<PublicationId>()
  const { scheme, pack } = composed
  await insertPublication(deps.system, {
    ...{ id, scheme, pack, kind: parsed.kind, by: actor, at: deps.clock.now() },
    ...rowOf(parsed, composed),
  })
  return id
}

/** Replaces what a draft says, if nobody changed it since `revision`. Only whoever drafted it may: another approves. */
export async function changePublication(
  deps: DraftDeps,
  actor: Actor,
  { id, revision, input }: Named & { readonly input: unknown },
): Promise<number> {
  authorizeAssociation(actor, 'association:publish')
  const found = await requirePublication(deps, id)
  requireDraft(found, revision)
  requireOwn(actor, found)
  const { parsed, composed } = await composeInput(deps, input)
  for (const field of ['kind', 'scheme'] as const)
    if (parsed[field] !== found[field]) throw invalidField(field, `A draft keeps its ${field}. Draft another one.`)
  if (composed.pack !== found.pack)
    throw invalidField('text', `A draft keeps its pack, ${found.pack}. Draft another one.`)
  const change = { id, revision, at: deps.clock.now(), ...rowOf(parsed, composed) }
  if (!(await updatePublication(deps.system, change))) throw staleDraft()
  return revision + 1
}

/** One's own draft as its form shows it again, with the statement that an edition begins from. */
export async function draftToChange(deps: Pick<Deps, 'system' | 'library'>, actor: Actor, id: PublicationId) {
  authorizeAssociation(actor, 'association:publish')
  const found = await requirePublication(deps, id)
  const { title, revision, input } = found
  requireOwn(actor, found)
  requireDraft(found, revision)
  const { library } = await deps.library.current()
  const scheme = library.schemes.find(({ key }) => key === found.scheme)
  if (!scheme) throw notFound('scheme')
  const base = input.kind === 'edition' ? newestOf(library, input.scheme, input.base) : undefined
  return { title, revision, input, scheme, base }
}

function requireOwn(actor: AssociationActor, { draftedBy, draftedByName }: Publication): void {
  if (draftedBy === actor.userId) return
  const sentence = `${draftedByName} drafted this, and alone changes it. Approve it or withdraw it.`
  throw new DomainError('forbidden', sentence, { reason: 'not_own_draft' })
}

/** Takes a draft back. It stays to be read; what is published cannot be taken back. */
export async function withdrawDraft(
  deps: Pick<Deps, 'system' | 'clock'>,
  actor: Actor,
  { id, revision }: Named,
): Promise<void> {
  authorizeAssociation(actor, 'association:publish')
  requireDraft(await requirePublication(deps, id), revision)
  const withdrawal = { id, revision, by: actor.name, at: deps.clock.now() }
  if (!(await withdrawPublication(deps.system, withdrawal))) throw staleDraft()
}

async function composeInput(deps: DraftDeps, input: unknown) {
  const parsed = parseInput(publicationSchema, input)
  const { library } = await deps.library.current()
  return { parsed, composed: compose(library, parsed, dayIn('UTC', deps.clock.now())) }
}

function rowOf(parsed: PublicationInput, { title, content }: Composed) {
  const { effectiveOn, note } = parsed
  return { title, input: parsed, content, contentHash: hashOf({ effectiveOn, content }), effectiveOn, note }
}

/** Refuses to do to something published or withdrawn what is done to drafts, and to one that somebody changed meanwhile. */
export function requireDraft(found: Pick<Publication, 'status' | 'revision'>, revision: number): void {
  if (found.status === 'published')
    throw new DomainError(
      'conflict',
      'This is published and can no longer be changed. Publish a new version instead.',
      { reason: 'published' },
    )
  if (found.status === 'withdrawn')
    throw new DomainError('conflict', 'This was withdrawn. Draft it anew.', { reason: 'withdrawn' })
  if (found.revision !== revision) throw staleDraft()
}

/** The refusal for whoever looked at an older revision. */
export function staleDraft(): DomainError {
  return new DomainError('conflict', 'Somebody changed this draft meanwhile. Look at it again.', {
    reason: 'stale_revision',
  })
}
