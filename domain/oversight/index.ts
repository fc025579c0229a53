import {
  countStandings,
  type Standing,
  selectCells,
  selectMembers,
  selectQuarters,
  standings,
} from '../../db/system/oversight.ts'
import type { Deps } from '../deps.ts'
import { mendingWays } from '../exceptions/catalogue.ts'
import { type Actor, authorizeAssociation } from '../kernel/actor.ts'
import { addDays, type Day, dayIn } from '../kernel/calendar.ts'
import { csvRecord } from '../kernel/csv.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { monthsToCount, quarterName } from './rules.ts'

export type { Standing } from '../../db/system/oversight.ts'
export { FEWEST_COMPANIES } from './rules.ts'

type ReadDeps = Pick<Deps, 'system' | 'clock'>
const SOON_DAYS = 90
const SHOWN = 50

type MembersAsked = {
  readonly search?: string | null
  readonly standing?: string | null
  readonly cursor?: string | null
}

/** Members by name: how each is registered; with how many stand how. */
export async function readMembers(deps: ReadDeps, actor: Actor, asked: MembersAsked) {
  authorizeAssociation(actor, 'association:read')
  const today = dayIn('UTC', deps.clock.now())
  const on = { today, soon: addDays(today, SOON_DAYS) }
  const counted = await countStandings(deps.system, on)
  const rows = await selectMembers(deps.system, {
    ...on,
    search: asked.search?.trim().slice(0, 100) || null,
    standing: standings.find((each) => each === asked.standing) ?? null,
    after: readCursor(asked.cursor ?? null),
    limit: SHOWN,
  })
  const members = rows.slice(0, SHOWN)
  const last = rows.length > SHOWN ? members.at(-1) : undefined
  return {
    today,
    members,
    nextCursor: last ? writeCursor({ value: last.legalName.toLowerCase(), id: last.tenantId }) : null,
    counts: standings.map((each) => ({ standing: each, count: countOf(counted, each) })),
  }
}

function countOf(counted: readonly { readonly standing: Standing; readonly count: number }[], standing: Standing) {
  return counted.find((each) => each.standing === standing)?.count ?? 0
}

/** A figure of several companies; null where it would be of too few, or could be had of too few by reckoning. */
export type Figure = { readonly companies: number; readonly perMille: number } | null

/**
 * How members trade, as figures of five companies at least: coverage quarter by quarter, and one quarter by segment and by
 * kind of exception. Which quarter is asked for; the newest one otherwise.
 */
export async function readOversight(deps: ReadDeps, actor: Actor, asked: { readonly quarter?: string | null }) {
  authorizeAssociation(actor, 'association:read')
  const published = await publishedSince(deps)
  const { cells } = published
  const quarters = published.quarters.map((quarter) => ({ quarter, name: quarterName(quarter) }))
  const chosen = quarters.find(({ quarter }) => quarter === asked.quarter) ?? quarters.at(-1) ?? null
  const figure = (quarter: Day | undefined, measure: string, part: string): Figure =>
    cells.find((cell) => cell.quarter === quarter && cell.measure === measure && cell.part === part) ?? null
  const segments = new Set(
    cells
      .filter(({ quarter, measure, part }) => quarter === chosen?.quarter && part !== 'all' && bySegment(measure))
      .map(({ part }) => part),
  )
  const of = (part: string) => ({
    part,
    coverage: figure(chosen?.quarter, 'coverage', part),
    warranted: figure(chosen?.quarter, 'warranted', part),
  })
  return {
    quarters,
    chosen,
    coverage: quarters.map(({ quarter, name }) => ({ name, figure: figure(quarter, 'coverage', 'all') })),
    segments: [...[...segments].toSorted().map(of), of('all')],
    families: [...mendingWays, 'all' as const].map((part) => ({
      part,
      found: figure(chosen?.quarter, 'exceptions', part),
      mended: figure(chosen?.quarter, 'mended', part),
    })),
  }
}

/** Every published figure as a file for a spreadsheet: the same that the pages show, and nothing beside. */
export async function exportOversight(deps: ReadDeps, actor: Actor): Promise<string> {
  authorizeAssociation(actor, 'association:read')
  const { cells } = await publishedSince(deps)
  return [
    ['quarter', 'measure', 'part', 'companies', 'per_cent'],
    ...cells.map(({ quarter, measure, part, companies, perMille }) => [
      ...[quarterName(quarter), measure, part, companies],
      { number: (perMille / 10).toFixed(1) },
    ]),
  ]
    .map(csvRecord)
    .join('')
}

async function publishedSince(deps: ReadDeps) {
  const { first } = monthsToCount(dayIn('UTC', deps.clock.now()))
  const quarters = (await selectQuarters(deps.system)).filter((quarter) => quarter >= first)
  return { quarters, cells: await selectCells(deps.system, first) }
}

function bySegment(measure: string): boolean {
  return measure === 'coverage' || measure === 'warranted'
}
