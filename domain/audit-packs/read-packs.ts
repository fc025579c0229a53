import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can, type TenantActor } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { notFound } from '../kernel/errors.ts'
import type { AuditPackId } from '../kernel/ids.ts'
import { lastEnded, periodKinds } from '../kernel/period.ts'
import { companyChooser } from '../schemes/index.ts'
import {
  countOthersWhoMay,
  selectDownloads,
  selectPack,
  selectPacks,
  selectSchedules,
  selectVolumes,
} from './queries.ts'
import { selectReplacement } from './replacing/queries.ts'
import { changesSince } from './replacing/since.ts'
import { holdsText, isReleaseOnTime, releaseStanding, secondsLeft, volumeFile } from './rules.ts'
import { packContentsSchema } from './schema.ts'

/** The packs of the company, newest first; an auditor sees the released ones inside the engagement's period. */
export async function listPacks(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'audit-pack:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectPacks(tx, engagementOf(actor)))
}

/** One pack with its progress, its contents once it is built, and who has taken it. */
export async function readPack(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor, id: AuditPackId) {
  authorizeInCompany(actor, 'audit-pack:read')
  const { library } = await deps.library.current()
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const pack = await findPack(tx, actor, id)
    const scheme = library.schemes.find(({ key }) => key === pack.scheme)
    const purpose = scheme?.auditPack.purposes.find(({ key }) => key === pack.purpose)
    const replacement = (await selectReplacement(tx, id)) ?? null
    const isShown = replacement !== null && (actor.role !== 'auditor' || replacement.releasedAt !== null)
    const { time_zone: timeZone } = await selectCalendar(tx)
    const now = deps.clock.now()
    return {
      ...pack,
      schemeName: scheme?.name ?? pack.scheme,
      holds: holdsText(pack, purpose?.name ?? pack.purpose),
      hasPapers: !pack.redacted && purpose?.papers.includes('issued') !== false,
      contents: pack.contents === null ? null : packContentsSchema.parse(pack.contents),
      secondsLeft: secondsLeft(pack, now),
      timeZone,
      release: await standingOf(tx, actor, pack),
      isOnTime: isReleaseOnTime(pack, { timeZone, now }),
      volumes: await volumesOf(tx, pack),
      downloads: await selectDownloads(tx, id),
      replacedBy: isShown ? replacement : null,
      replaces: pack.replaces_id === null ? null : ((await selectPack(tx, pack.replaces_id)) ?? null),
      /** Asked only of what an auditor has, and nothing replaces. */
      changes: pack.released_at && !replacement ? await changesSince(tx, pack, library) : [],
    }
  })
}

/** What a request for a pack can choose from: schemes, the company's calendar, and for each kind the last period that is over. */
export async function packChoices(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'audit-pack:read')
  const { calendar, library } = await inTenant(deps.db, actor.tenantId, async (tx) => ({
    calendar: await selectCalendar(tx),
    library: (await companyChooser(deps, tx)).library,
  }))
  const schemes = library.schemes.map(({ key, name, auditPack }) => ({
    ...{ key, name },
    purposes: auditPack.purposes.map((each) => ({ key: each.key, name: each.name, sentence: each.sentence })),
  }))
  const { time_zone: timeZone, fiscal_year_start: fiscalYearStart } = calendar
  const today = dayIn(timeZone, deps.clock.now())
  const ended = periodKinds.map((kind) => lastEnded(kind, today, fiscalYearStart))
  return { schemes, timeZone, fiscalYearStart, today, ended }
}

/** The schedules that still run. */
export async function listSchedules(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'audit-pack:read')
  return inTenant(deps.db, actor.tenantId, selectSchedules)
}

/**
 * The pack if this actor may know of it, else `not_found`: an auditor's world ends with the engagement's period, and a pack is
 * in it once it is released.
 */
export async function findPack(tx: TenantTx, actor: TenantActor, id: AuditPackId) {
  const pack = await selectPack(tx, id)
  const within = engagementOf(actor)
  if (!pack || (within && (pack.period_from < within.from || pack.period_to > within.to))) throw notFound('audit pack')
  if (within && pack.released_at === null) throw notFound('audit pack')
  return pack
}

export type Pack = Awaited<ReturnType<typeof findPack>>

/** The volumes of a pack with the names of their files. */
async function volumesOf(tx: TenantTx, pack: Pack) {
  const volumes = await selectVolumes(tx, pack.id)
  return volumes.map((volume) => ({ ...volume, file: volumeFile(pack, volume.number, volumes.length) }))
}

async function standingOf(tx: TenantTx, actor: TenantActor, pack: Pack) {
  const { userId } = actor
  const mayRelease = can(actor, 'audit-pack:release')
  const othersWhoMay = userId && mayRelease ? await countOthersWhoMay(tx, userId) : 0
  return releaseStanding(pack, { userId, mayRelease, othersWhoMay })
}

function engagementOf(actor: TenantActor) {
  if (actor.role !== 'auditor') return undefined
  if (!actor.engagement) throw notFound('engagement')
  return actor.engagement
}
