import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import { chosenScheme } from '../../companies/chosen-scheme.ts'
import { todayAt } from '../../companies/today.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { keepPaper, type UploadedFile } from '../../evidence/index.ts'
import { insertPaper, selectPaper } from '../../evidence/queries.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import { invalidField, notFound } from '../../kernel/errors.ts'
import { type CounterpartyId, type CounterpartyRegistrationId, newId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { selectCounterparty } from '../queries.ts'
import { endsSoon, standingOn } from '../rules.ts'
import { insertCheck, type StoredCheck, selectChecks, selectEvidenceHash } from './queries.ts'
import { registrationCheckSchema } from './schema.ts'

type CheckToRecord = {
  readonly of: CounterpartyId
  readonly input: unknown
  readonly file?: UploadedFile | undefined
}

/** Records what this person found when he looked a counterparty up, with the evidence if there is a file. */
export async function recordCheck(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'library'>,
  actor: Actor,
  { of, input, file }: CheckToRecord,
): Promise<CounterpartyRegistrationId> {
  authorizeInCompany(actor, 'counterparty:write')
  const check = parseInput(registrationCheckSchema, input)
  const evidence = file ? await keepPaper(deps, actor.tenantId, file, 'evidence') : null
  const id = newId<CounterpartyRegistrationId>()
  const by = { name: actor.name, at: deps.clock.now() }
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectCounterparty(tx, of))) throw notFound('counterparty')
    const scheme = chosenScheme((await companyChooser(deps, tx)).library.schemes, check.scheme).key
    if (check.checkedOn > (await todayAt(tx, deps.clock)))
      throw invalidField('checkedOn', 'The check cannot be later than today.', 'in_future')
    if (evidence) await insertPaper(tx, 'counterparty-evidence', evidence, { by: actor, at: by.at })
    const row = { id, counterpartyId: of, check: { ...check, scheme }, evidenceSha256: evidence?.sha256 ?? null }
    await insertCheck(tx, by, row)
    const details = { scheme, number: check.number }
    await insertEvent(tx, actor, by.at, { verb: 'checked', objectKind: 'counterparty', objectId: of, details })
  })
  return id
}

/** What is needed to hand out the evidence of a check. */
export async function readCheckEvidence(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  of: CounterpartyId,
  id: CounterpartyRegistrationId,
) {
  authorizeInCompany(actor, 'counterparty:read')
  const paper = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectEvidenceHash(tx, of, id)
    return found?.sha256 ? selectPaper(tx, 'counterparty-evidence', found.sha256) : undefined
  })
  if (!paper) throw notFound('evidence file')
  return paper
}

/** Everything seen of each of these counterparties, the newest first. */
export async function checksOf(
  tx: TenantTx,
  counterparties: readonly CounterpartyId[],
): Promise<ReadonlyMap<CounterpartyId, readonly StoredCheck[]>> {
  const found = await selectChecks(tx, [...new Set(counterparties)])
  return Map.groupBy(found, (check) => check.counterpartyId)
}

/** How a counterparty stands with each of these schemes on a day, with the check that says so. */
export function standingsOn(checks: readonly StoredCheck[], schemes: readonly string[], day: Day) {
  return schemes.map((scheme) => {
    const { standing, check } = standingOn(
      checks.filter((each) => each.scheme === scheme),
      day,
    )
    const { number = null, validTo = null, checkedOn = null, checkedBy = null, seen = null } = check ?? {}
    /** The check whose evidence proves it, when some was kept. */
    const evidenceOf = check?.evidenceSha256 ? check.id : null
    return { scheme, standing, number, validTo, checkedOn, checkedBy, seen, evidenceOf }
  })
}

/** The same of today, when somebody can still look for a renewal in time. */
export function standingsToday(checks: readonly StoredCheck[], schemes: readonly string[], today: Day) {
  return standingsOn(checks, schemes, today).map((each) => ({
    ...each,
    endsSoon: each.standing === 'valid' && endsSoon(each, today),
  }))
}
