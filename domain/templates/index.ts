import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { type Branding, brandingSchema, houseBranding } from '../kernel/branding.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type TemplateId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { readLogo } from './logo.ts'
import { refuseFindings, refuseUnissued } from './preview.ts'
import {
  deleteDraftTemplate,
  insertDraftTemplate,
  publishDraft,
  retirePublished,
  selectCurrent,
  selectHouse,
  selectTemplate,
  selectTemplates,
  updateDraftTemplate,
} from './queries.ts'
import { BRANDING, brandingFormSchema, type TemplateContent, templateNames, templateSchema } from './schema.ts'

type ReadDeps = Pick<Deps, 'db'>
type WriteDeps = Pick<Deps, 'db' | 'clock'>

/** Which papers the company lays out by itself, with what is published of each and what is being drafted. */
export async function listTemplates(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'template:read')
  const versions = await inTenant(deps.db, actor.tenantId, (tx) => selectTemplates(tx))
  return [BRANDING, ...templateNames].map((name) => {
    const own = versions.filter((each) => each.name === name)
    return {
      name,
      published: own.find(({ status }) => status === 'published') ?? null,
      draft: own.find(({ status }) => status === 'draft') ?? null,
      versions: own.length,
    }
  })
}

/** One paper's template: its versions, the draft, what is published, what ships, and the words it may use. */
export async function readTemplate(deps: ReadDeps, actor: Actor, name: string) {
  authorizeInCompany(actor, 'template:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const house = await selectHouse(tx, name)
    if (!house) throw notFound('template')
    const [versions, draft, published] = await Promise.all([
      selectTemplates(tx, name),
      selectCurrent(tx, name, 'draft'),
      selectCurrent(tx, name, 'published'),
    ])
    const content = (row: typeof draft) => (row ? templateSchema.parse(row.content) : null)
    const { body, css, dictionary } = house
    return {
      ...{ name, versions, house: { body, css } },
      dictionary: dictionary as readonly { readonly path: string; readonly kind: string }[],
      draft: draft ? { id: draft.id, version: draft.version, revision: draft.revision, ...content(draft) } : null,
      published: published ? { id: published.id, version: published.version, ...content(published) } : null,
    }
  })
}

/** The company's look: what is drafted, what is published. */
export async function readBranding(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'template:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const [versions, draft, published] = await Promise.all([
      selectTemplates(tx, BRANDING),
      selectCurrent(tx, BRANDING, 'draft'),
      selectCurrent(tx, BRANDING, 'published'),
    ])
    const look = (row: typeof draft) => (row ? brandingSchema.parse(row.content) : null)
    return {
      versions,
      draft: draft ? { id: draft.id, version: draft.version, revision: draft.revision } : null,
      shown: look(draft) ?? look(published) ?? houseBranding,
      published: look(published) ?? houseBranding,
    }
  })
}

/**
 * Keeps a template as the draft of its paper, the first time and after. The worker has looked at it before: what may not
 * run is refused by line and column, and nothing is kept of it (trust.md REN-1).
 */
export async function keepTemplate(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  name: string,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'template:write')
  if (!templateNames.some((known) => known === name)) throw notFound('template')
  const content = parseInput(templateSchema, input)
  await refuseFindings(deps, actor, name, content)
  await inTenant(deps.db, actor.tenantId, (tx) => keepDraft(tx, deps, actor, name, content))
}

/** Keeps a look as the draft of the company's. Without a new logo the one that is shown stays, unless it is to go. */
export async function keepBranding(
  deps: WriteDeps,
  actor: Actor,
  input: unknown,
  logo: Uint8Array | null,
): Promise<void> {
  authorizeInCompany(actor, 'template:write')
  const { keepLogo, ...look } = parseInput(brandingFormSchema, input)
  const read = logo === null ? null : readLogo(Buffer.from(logo))
  if (read && !read.ok) throw invalidField('logo', read.sentence, 'bad_logo')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const before = (await selectCurrent(tx, BRANDING, 'draft')) ?? (await selectCurrent(tx, BRANDING, 'published'))
    const kept = before && keepLogo ? brandingSchema.parse(before.content).logo : null
    const content: Branding = { ...look, logo: read?.dataUrl ?? kept }
    await keepDraft(tx, deps, actor, BRANDING, content)
  })
}

async function keepDraft(
  tx: TenantTx,
  deps: WriteDeps,
  actor: TenantActor,
  name: string,
  content: TemplateContent | Branding,
): Promise<void> {
  const at = deps.clock.now()
  const draft = await selectCurrent(tx, name, 'draft')
  const id = draft?.id ?? newId<TemplateId>()
  const isKept = draft
    ? await updateDraftTemplate(tx, { id, revision: draft.revision, content, at })
    : await insertDraftTemplate(tx, { id, name, content }, { name: actor.name, at })
  if (!isKept) throw stale()
  if (!draft)
    await insertEvent(tx, actor, at, { verb: 'drafted', objectKind: 'template', objectId: id, details: { name } })
}

function stale(): DomainError {
  const sentence = 'Somebody changed this draft meanwhile. Look at it again.'
  return new DomainError('conflict', sentence, { reason: 'stale_revision' })
}

/**
 * Puts a draft into use for everything that is issued from now on; what it replaces is retired. The worker has printed it
 * before: a paper that would not be issued is not published.
 */
export async function publishTemplate(
  deps: WriteDeps & Pick<Deps, 'ring'>,
  actor: Actor,
  id: TemplateId,
): Promise<void> {
  authorizeInCompany(actor, 'template:publish')
  const at = deps.clock.now()
  const seen = await inTenant(deps.db, actor.tenantId, (tx) => selectTemplate(tx, id))
  if (seen?.status !== 'draft') throw notFound('draft')
  await refuseUnissued(deps, actor, seen.name, seen.name === BRANDING ? null : templateSchema.parse(seen.content))
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const draft = await selectTemplate(tx, id, { lock: true })
    if (draft?.status !== 'draft') throw notFound('draft')
    if (draft.revision !== seen.revision) throw stale()
    await retirePublished(tx, draft.name, { name: actor.name, at })
    await publishDraft(tx, id, { name: actor.name, at })
    const details = { name: draft.name, version: draft.version }
    await insertEvent(tx, actor, at, { verb: 'published', objectKind: 'template', objectId: id, details })
  })
}

/** Takes what is published out of use: papers look as ours do again. Those that were printed stay as they are. */
export async function retireTemplate(deps: WriteDeps, actor: Actor, name: string): Promise<void> {
  authorizeInCompany(actor, 'template:publish')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const published = await selectCurrent(tx, name, 'published')
    if (!published || !(await retirePublished(tx, name, { name: actor.name, at }))) throw notFound('published template')
    const details = { name, version: published.version }
    await insertEvent(tx, actor, at, { verb: 'retired', objectKind: 'template', objectId: published.id, details })
  })
}

/** Throws a draft away. */
export async function discardTemplate(deps: WriteDeps, actor: Actor, id: TemplateId): Promise<void> {
  authorizeInCompany(actor, 'template:write')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await deleteDraftTemplate(tx, id))) throw notFound('draft')
    await insertEvent(tx, actor, at, { verb: 'discarded', objectKind: 'template', objectId: id })
  })
}
