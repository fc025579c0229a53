import { libraryRevision } from '../../db/system/library.ts'
import { publish, type Told } from '../../db/system/publish.ts'
import type { Deps } from '../deps.ts'
import { type Actor, type AssociationActor, authorizeAssociation } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { DomainError } from '../kernel/errors.ts'
import type { PublicationId } from '../kernel/ids.ts'
import type { Library } from '../kernel/scheme.ts'
import { scopeOf } from './changes.ts'
import { checkCandidates } from './check.ts'
import { requireDraft, staleDraft } from './draft.ts'
import { noticeOf } from './notice-text.ts'
import { storedCandidates } from './pack-text.ts'
import { hindranceOf, type Publication, requirePublication } from './read.ts'

type ApproveDeps = Pick<Deps, 'system' | 'clock' | 'library' | 'ring'>
const TRIES = 3

/**
 * Publishes a draft, once, however often it is asked: somebody else than its drafter stands behind it, it is looked at
 * again together with the library as it is now, and the companies are told after the commit.
 */
export async function approvePublication(
  deps: ApproveDeps,
  actor: Actor,
  { id, revision }: { readonly id: PublicationId; readonly revision: number },
): Promise<void> {
  authorizeAssociation(actor, 'association:approve')
  const found = await requirePublication(deps, id)
  requireDraft(found, revision)
  requireNoHindrance(deps, actor, found)
  const told = await publishNow(deps, actor, found)
  // Not waited for: the rows ask for their mail by themselves.
  void Promise.all(told.map((payload) => deps.ring('send-notice', payload, 'bulk')))
}

function requireNoHindrance(deps: ApproveDeps, actor: AssociationActor, found: Publication): void {
  const hindrance = hindranceOf(found, actor, dayIn('UTC', deps.clock.now()))
  if (hindrance === null) return
  const { reason, sentence } = hindrance
  throw new DomainError(reason === 'own_draft' ? 'forbidden' : 'conflict', sentence, { reason })
}

async function publishNow(deps: ApproveDeps, actor: AssociationActor, found: Publication): Promise<readonly Told[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    // Asked for first: should the library move on meanwhile, publishing notices, and it is looked at anew.
    const revision = await libraryRevision(deps.system)
    const { library } = await deps.library.current()
    await requireSound(deps, library, found)
    const outcome = await publish(deps.system, {
      ...{ by: actor, at: deps.clock.now(), libraryRevision: revision },
      ...partsOf(library, found),
    })
    if (outcome.ok) return outcome.told
    if (outcome.reason === 'not_this_draft') {
      requireDraft(await requirePublication(deps, found.id), found.revision)
      throw staleDraft()
    }
  }
  throw new DomainError('conflict', 'The library is being changed by others just now. Approve again.', {
    reason: 'library_moved',
  })
}

/** The library may have moved on since the draft was kept. */
async function requireSound(deps: ApproveDeps, library: Library, { content, ...about }: Publication): Promise<void> {
  const reasons: string[] = []
  checkCandidates(
    library,
    storedCandidates(content, about, (reason) => reasons.push(reason)),
  )
  if (reasons.length === 0) return
  // Or somebody was quicker: then it is in the library itself.
  requireDraft(await requirePublication(deps, about.id), about.revision)
  throw new DomainError(
    'conflict',
    `The library has moved on since this was drafted. ${about.draftedByName} looks at the draft and keeps it again.`,
    { reason: 'outdated', fields: { publication: [...new Set(reasons)] } },
  )
}

function partsOf(library: Library, found: Publication) {
  const { id, revision, scheme, pack, effectiveOn, content } = found
  return {
    ...{ id, revision, scheme, pack, effectiveOn },
    statements: content.statements.map(({ statement, hash }) => ({
      ...{ key: statement.key, version: statement.version, edition: statement.edition, content: statement, hash },
    })),
    rules: content.pack && {
      ...{ key: content.pack.pack.key, version: content.pack.pack.version },
      ...{ content: content.pack.pack, hash: content.pack.hash },
    },
    notice: { ...noticeOf(library, found), ...scopeOf(library, found, content) },
  }
}
