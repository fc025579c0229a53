import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { parseInput } from '../kernel/parse.ts'
import { type KeptKind, keptKinds } from '../kernel/scheme.ts'
import { dutiesOf } from './duties.ts'
import { selectGroups, writeWish } from './queries.ts'
import { type Duty, fewestYears, type Keeper, keptUntil, speaksOfCompany } from './rules.ts'
import { wishSchema } from './schema.ts'

export type Counts = Readonly<Record<KeptKind, number>>

/**
 * The rules that apply to the company, and how many of its records may go in which year by them: not before the day after
 * the longest of all. Holds and what refers to a record are not looked at here.
 */
export async function readRetention(deps: Pick<Deps, 'db' | 'library' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'retention:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { duties, keeper, today } = await dutiesOf(tx, deps)
    const years = new Map<number, Record<KeptKind, number>>()
    const [expired, unknown] = [none(), none()]
    const unsaid = new Set<Duty>()
    for (const { count, ...facts } of await selectGroups(tx, periodOf(actor))) {
      const found = keptUntil(duties, keeper, facts)
      if (!found.known) {
        unknown[facts.kind] += count
        if (found.by) unsaid.add(found.by)
        continue
      }
      const year = Number(found.until.slice(0, 4))
      const counts = years.get(year) ?? none()
      counts[facts.kind] += count
      years.set(year, counts)
      if (found.until < today) expired[facts.kind] += count
    }
    const byYear = [...years].map(([year, counts]) => ({ year, counts })).toSorted((a, b) => a.year - b.year)
    return { rules: rulesFor(duties, keeper, today), byYear, expired, unknown, unsaid: [...unsaid].map(nameOf), today }
  })
}

/** Keeps what a rule speaks of for longer than it says. What is shorter is refused. */
export async function lengthenRule(
  deps: Pick<Deps, 'db' | 'library' | 'clock'>,
  actor: Actor,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'retention:lengthen')
  const wish = parseInput(wishSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const { duties } = await dutiesOf(tx, deps)
    const duty = duties.find(({ scheme, key }) => scheme === wish.scheme && key === wish.rule)
    if (!duty) throw notFound('rule')
    const fewest = fewestYears(duty)
    if (wish.years < fewest)
      throw invalidField('years', `This rule can be kept for ${fewest} years or longer, never shorter.`, 'too_short')
    await writeWish(tx, wish, { name: actor.name, at })
    const details = { scheme: wish.scheme, rule: wish.rule, from: duty.ownYears, to: wish.years }
    await insertEvent(tx, actor, at, {
      verb: 'changed',
      objectKind: 'retention-rule',
      objectId: `${wish.scheme}/${wish.rule}`,
      details,
    })
  })
}

function none(): Record<KeptKind, number> {
  return Object.fromEntries(keptKinds.map((kind) => [kind, 0])) as Record<KeptKind, number>
}

function nameOf({ scheme, key }: Duty): string {
  return `${scheme}/${key}`
}

function rulesFor(duties: readonly Duty[], keeper: Keeper, today: Parameters<typeof speaksOfCompany>[2]) {
  return duties
    .filter((duty) => speaksOfCompany(duty, keeper, today))
    .map((duty) => ({ ...duty, fewestYears: fewestYears(duty) }))
}

function periodOf(actor: TenantActor) {
  if (actor.role !== 'auditor') return null
  if (!actor.engagement) throw new DomainError('forbidden', 'You have no engagement with this company.')
  return { from: actor.engagement.from, to: actor.engagement.to }
}
