import { type Day, dayIn } from '../kernel/calendar.ts'
import type { UserId } from '../kernel/ids.ts'
import { USUAL_PURPOSE } from '../kernel/pack-layout.ts'

/** What nobody has checked when a pack is built: stands on its cover and on its page in the same words. */
export const notCheckedByPack: readonly string[] = [
  'Whether the goods are what the documents say they are.',
  'Whether what was seen of a supplier’s registration was true: the pack shows who looked and when, nobody looked again.',
  'Whether stock, invoices and warranties add up: the quantities by class are shown, nobody has judged them.',
  'Whether documents exist that were never recorded here.',
]

/** Which packs stand in a row: each continues the one before it of the same scheme and purpose, redacted or not. */
export type PackVariant = { readonly scheme: string; readonly purpose: string; readonly redacted: boolean }

/** Whom a pack is for, and where it says what it therefore leaves out. */
export function holdsText({ purpose, redacted }: PackVariant, name: string): string {
  const isWhole = purpose === USUAL_PURPOSE && !redacted
  const how = redacted ? ', redacted: without prices and partners, its papers withheld' : ''
  return `For: ${name}${how}.${isWhole ? '' : ' What it leaves out stands on its cover, and in completeness.json.'}`
}

/** Whether two packs, or a pack and a schedule, are of one row. */
export function isSameVariant(one: PackVariant, other: PackVariant): boolean {
  return one.scheme === other.scheme && one.purpose === other.purpose && one.redacted === other.redacted
}

type Volume = { readonly number: number; readonly sha256: string }

/** What the file of a volume is called. */
export function volumeFile(
  { scheme, label }: { readonly scheme: string; readonly label: string },
  number: number,
  count: number,
): string {
  return count === 1 ? `${scheme}-${label}.zip` : `${scheme}-${label}-${number}-of-${count}.zip`
}

/** The hashes of all volumes of a pack, as the log names them. */
export function hashesOf(volumes: readonly Volume[]): Readonly<Record<string, string>> {
  return Object.fromEntries(volumes.map(({ number, sha256 }) => [number === 1 ? 'pack' : `volume-${number}`, sha256]))
}

export type ReleaseStanding = 'not-built' | 'released' | 'may' | 'same-person' | 'alone' | 'other-role'

type Releasing = {
  readonly status: string
  readonly released_at: Date | null
  /** Null when a schedule asked for it. */
  readonly requested_by: UserId | null
}

/**
 * How somebody stands to a pack's release. Two pairs of eyes: whoever asked for it does not release it, unless nobody else of
 * the company may; a pack that a schedule asked for is released by either.
 */
export function releaseStanding(
  { status, released_at: releasedAt, requested_by: requestedBy }: Releasing,
  by: { readonly userId: UserId | null; readonly mayRelease: boolean; readonly othersWhoMay: number },
): ReleaseStanding {
  if (status !== 'ready') return 'not-built'
  if (releasedAt !== null) return 'released'
  if (!by.mayRelease || by.userId === null) return 'other-role'
  if (requestedBy === null || requestedBy !== by.userId) return 'may'
  return by.othersWhoMay === 0 ? 'alone' : 'same-person'
}

/** Whether a pack was released by the day that was promised, or that day is still to come; null where nobody promised one. */
export function isReleaseOnTime(
  {
    release_due_on: due,
    released_at: releasedAt,
  }: { readonly release_due_on: Day | null; readonly released_at: Date | null },
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): boolean | null {
  return due === null ? null : dayIn(timeZone, releasedAt ?? now) <= due
}

type Building = {
  readonly status: string
  readonly started_at: Date | null
  readonly done: number
  readonly total: number
}

/** How long a pack that is being built will still take, at the pace it had so far; null while that cannot be said. */
export function secondsLeft({ status, started_at: startedAt, done, total }: Building, now: Date): number | null {
  if (status !== 'building' || startedAt === null || done === 0) return null
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime())
  return (elapsedMs / 1000 / done) * Math.max(0, total - done)
}
