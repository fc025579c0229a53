import { statementVersions } from '../../db/system/library.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeAssociation } from '../kernel/actor.ts'
import { type Day, dayIn } from '../kernel/calendar.ts'
import { notFound } from '../kernel/errors.ts'
import type { Library, LibraryStatement } from '../kernel/scheme.ts'
import { statementSchema, type Window } from '../kernel/statement.ts'
import { holds } from '../kernel/window.ts'
import { newestOf } from './edition.ts'
import { nextPackText } from './pack-text.ts'

const MOST = 200
type ReadDeps = Pick<Deps, 'system' | 'clock' | 'library'>

/** How a version of a statement stands on a day. */
export type Standing = 'in-force' | 'upcoming' | 'received-only' | 'ended'

/** The packs of every scheme with their statements, each version as it stands today, what is in force first. */
export async function listWordings(deps: ReadDeps, actor: Actor) {
  authorizeAssociation(actor, 'association:read')
  const { library } = await deps.library.current()
  const today = dayIn('UTC', deps.clock.now())
  const schemes = library.schemes.map(({ key, name, owner }) => ({
    ...{ key, name, owner },
    packs: newestPacks(library, key).map((pack) => ({
      ...{ key: pack.key, name: pack.name, publisher: pack.publisher, version: pack.version },
      statements: library.statements
        .filter((each) => each.scheme === key && each.pack === pack.key)
        .map((each) => lineOf(each, today))
        .toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing))
        .slice(0, MOST),
    })),
  }))
  return { today, schemes }
}

const ORDER: readonly Standing[] = ['upcoming', 'in-force', 'received-only', 'ended']

function newestPacks({ packs }: Library, scheme: string) {
  const own = packs.filter((each) => each.scheme === scheme).toSorted((a, b) => b.version - a.version)
  return own
    .filter(({ key }, index) => own.findIndex((each) => each.key === key) === index)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function lineOf(statement: LibraryStatement, today: Day) {
  const { key, version, edition, name, goods } = statement
  const issue = Object.values(goods).flatMap((each) => each.issue)
  return { key, version, edition, name, standing: standingOn(statement, today), ...reachOf(issue) }
}

/** From the first day to the day after the last; `until` is null while there is no end, `from` when there is no day. */
function reachOf(windows: readonly Window[]): { readonly from: Day | null; readonly until: Day | null } {
  const from = windows.map((each) => each.from).toSorted()[0] ?? null
  const isOpen = windows.some(({ until }) => until === null)
  const ends = windows.flatMap(({ until }) => until ?? [])
  return { from, until: isOpen ? null : (ends.toSorted().at(-1) ?? null) }
}

function standingOn({ goods }: LibraryStatement, today: Day): Standing {
  const windows = Object.values(goods)
  const isOpen = (window: Window) => holds(window, today)
  if (windows.some(({ issue }) => issue.some(isOpen))) return 'in-force'
  if (windows.some(({ issue }) => issue.some(({ from }) => from > today))) return 'upcoming'
  return windows.some(({ accept }) => accept.some(isOpen)) ? 'received-only' : 'ended'
}

/** The schemes that a pack can be of, and the text from which the next version of one of their packs is drafted. */
export async function packToDraft(
  deps: Pick<Deps, 'library'>,
  actor: Actor,
  { scheme, pack }: { readonly scheme: string; readonly pack: string },
) {
  authorizeAssociation(actor, 'association:publish')
  const { library } = await deps.library.current()
  return {
    schemes: library.schemes.map(({ key, name }) => ({ key, name })),
    text: nextPackText(library, scheme, pack),
  }
}

/** A statement as it is to be read and to begin a draft from: its newest version, and all there ever were. */
export async function readWording(
  deps: ReadDeps,
  actor: Actor,
  { scheme, key }: { readonly scheme: string; readonly key: string },
) {
  authorizeAssociation(actor, 'association:read')
  const { library } = await deps.library.current()
  const statement = newestOf(library, scheme, key)
  const known = library.schemes.find((each) => each.key === scheme)
  if (!statement || !known) throw notFound('statement')
  const today = dayIn('UTC', deps.clock.now())
  const counting = new Map(
    library.statements.flatMap((each) =>
      each.scheme === scheme && each.key === key ? [[each.version, lineOf(each, today)] as const] : [],
    ),
  )
  const versions = await statementVersions(deps.system, scheme, key)
  return {
    today,
    statement,
    scheme: { key: known.key, name: known.name, goods: known.goods, registration: known.registration },
    versions: versions.map(({ content, ...version }) => ({
      ...version,
      edition: statementSchema.parse(content).edition,
      /** What is left of it beside the newer ones; null when nothing is. */
      counts: counting.get(version.version) ?? null,
    })),
  }
}
