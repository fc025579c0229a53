import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { insertPaper, selectPaper } from '../evidence/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { type GovernanceRecordId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { insertRecord, selectRecord, selectRecords, updateWithdrawn } from './queries.ts'
import { governanceSchema, withdrawSchema } from './schema.ts'

type Recorded = { readonly input: unknown; readonly file?: UploadedFile | undefined }

/** Records what shows how the company is led, with its paper if there is one; the packs of its year hold it. */
export async function recordGovernance(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  actor: Actor,
  { input, file }: Recorded,
): Promise<GovernanceRecordId> {
  authorizeInCompany(actor, 'governance:record')
  const record = parseInput(governanceSchema, input)
  // Whatever can be shown is shown: of a training the names are enough.
  if (!file && record.kind !== 'training')
    throw invalidField('file', 'Add the paper itself: a PDF, PNG or JPEG.', 'missing')
  const paper = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  const id = newId<GovernanceRecordId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (record.day > (await todayAt(tx, deps.clock)))
      throw invalidField('day', 'The day cannot be later than today.', 'in_future')
    if (paper) await insertPaper(tx, 'governance', paper, { by: actor, at })
    await insertRecord(tx, { ...record, id, sha256: paper?.sha256 ?? null, by: actor.name, at })
    const details = { name: record.title, kind: record.kind, year: record.year }
    await insertEvent(tx, actor, at, { verb: 'recorded', objectKind: 'governance', objectId: id, details })
  })
  return id
}

/** Takes a record back, for a reason. It stays to be seen, and leaves the packs that are built from then on. */
export async function withdrawGovernance(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: GovernanceRecordId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'governance:record')
  const { reason } = parseInput(withdrawSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectRecord(tx, id))) throw notFound('record')
    if (!(await updateWithdrawn(tx, id, { by: actor.name, at, reason })))
      throw new DomainError('conflict', 'It was withdrawn already.', { reason: 'withdrawn' })
    await insertEvent(tx, actor, at, { verb: 'withdrawn', objectKind: 'governance', objectId: id, details: { reason } })
  })
}

/** Every record, the newest year first. */
export async function listGovernance(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'governance:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => ({
    records: await selectRecords(tx),
    today: await todayAt(tx, deps.clock),
  }))
}

/** What is needed to hand out the paper of a record. */
export async function readGovernanceFile(deps: Pick<Deps, 'db'>, actor: Actor, id: GovernanceRecordId) {
  authorizeInCompany(actor, 'governance:read')
  const paper = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const record = await selectRecord(tx, id)
    return record?.sha256 ? selectPaper(tx, 'governance', record.sha256) : undefined
  })
  if (!paper) throw notFound('file')
  return paper
}
