import { type PublicationStatus, selectPublication, selectPublications } from '../../db/system/publications.ts'
import { toldOf } from '../../db/system/publish.ts'
import { touchedCompanies } from '../../db/system/touched.ts'
import type { Deps } from '../deps.ts'
import { type Actor, type AssociationActor, authorizeAssociation } from '../kernel/actor.ts'
import { type Day, dayIn } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { PublicationId } from '../kernel/ids.ts'
import { libraryBefore } from '../schemes/library.ts'
import { changesOf, scopeOf } from './changes.ts'
import { contentSchema, publicationSchema } from './schema.ts'

const SHOWN = 100
export type Publication = Awaited<ReturnType<typeof requirePublication>>
/** Why this person may not approve this draft now; null when he may. */
export type Hindrance = { readonly reason: 'own_draft' | 'too_early' | 'not_a_draft'; readonly sentence: string }

type ListInput = {
  readonly status?: PublicationStatus | null | undefined
  /** Only drafts and what is still to take effect. */
  readonly pending?: boolean | undefined
  readonly cursor?: string | null | undefined
  readonly limit?: number | undefined
}

/** Publications, the last drafted first; `nextCursor` asks for the following ones. */
export async function listPublications(deps: Pick<Deps, 'system' | 'clock'>, actor: Actor, input: ListInput) {
  authorizeAssociation(actor, 'association:read')
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 200)
  const rows = await selectPublications(deps.system, {
    status: input.status ?? null,
    pendingOn: input.pending ? dayIn('UTC', deps.clock.now()) : null,
    after: readCursor(input.cursor ?? null, isInstant),
    limit,
  })
  const publications = rows.slice(0, limit)
  const last = rows.length > limit ? publications.at(-1) : undefined
  const nextCursor = last ? writeCursor({ value: last.draftedAt.toISOString(), id: last.id }) : null
  return { publications, nextCursor }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** A publication with what it changes, whom it touches, and whether this person may approve it. */
export async function readPublication(
  deps: Pick<Deps, 'system' | 'clock' | 'library'>,
  actor: Actor,
  id: PublicationId,
) {
  authorizeAssociation(actor, 'association:read')
  const found = await requirePublication(deps, id)
  const { input, content, draftedBy, ...publication } = found
  const library =
    found.status === 'published' ? await libraryBefore(deps.system, id) : (await deps.library.current()).library
  const scope = scopeOf(library, found, content)
  const today = dayIn('UTC', deps.clock.now())
  return {
    publication: { ...publication, isMine: draftedBy === actor.userId },
    input,
    scheme: library.schemes.find(({ key }) => key === found.scheme),
    changes: changesOf(library, found, content),
    touched:
      found.status === 'withdrawn'
        ? null
        : await touchedCompanies(
            deps.system,
            { ...scope, scheme: found.scheme, effectiveOn: found.effectiveOn },
            SHOWN,
          ),
    told: found.status === 'published' ? await toldOf(deps.system, id) : null,
    hindrance: hindranceOf(found, actor, today),
  }
}

/** A publication as it is kept, its parts read again. */
export async function requirePublication(deps: Pick<Deps, 'system'>, id: PublicationId) {
  const row = await selectPublication(deps.system, id)
  if (!row) throw notFound('publication')
  return { ...row, input: publicationSchema.parse(row.input), content: contentSchema.parse(row.content) }
}

/** Two people stand behind every publication, and companies hear of it before its day. */
export function hindranceOf(
  { status, draftedBy, effectiveOn }: { status: PublicationStatus; draftedBy: string; effectiveOn: Day },
  actor: AssociationActor,
  today: Day,
): Hindrance | null {
  if (status !== 'draft') return { reason: 'not_a_draft', sentence: `This is ${status} already.` }
  if (draftedBy === actor.userId)
    return { reason: 'own_draft', sentence: 'You drafted this: somebody else of the association approves it.' }
  if (effectiveOn <= today)
    return {
      reason: 'too_early',
      sentence: `The effective date, ${effectiveOn}, must lie after today, ${today}. Whoever drafted it moves it on.`,
    }
  return null
}
