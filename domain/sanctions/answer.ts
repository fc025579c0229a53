import { inTenant } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type StoredPaper, type UploadedFile } from '../evidence/index.ts'
import { insertPaper, selectPaper } from '../evidence/queries.ts'
import { type Actor, authorizeInCompany, can } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import type { SanctionId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { selectOwnSanction, selectOwnSanctions, updateAnswer, updateAppeal } from './queries.ts'
import { type Course, checkAnswer, checkAppeal, stageOf } from './rules.ts'
import { answerFiles, answerSchema, appealSchema } from './schema.ts'

const MOST = 100
const MOST_FILES = 10

/** What the association has told the company, the newest first. */
export async function listOwnSanctions(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'sanction:read')
  const today = dayIn('UTC', deps.clock.now())
  const rows = await inTenant(deps.db, actor.tenantId, (tx) => selectOwnSanctions(tx, MOST))
  return rows.map((row) => ({ ...row, stage: stageOf(row, today) }))
}

/** One notice of the association with what the company answered and what was decided. */
export async function readOwnSanction(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: SanctionId) {
  authorizeInCompany(actor, 'sanction:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectOwnSanction(tx, id)
    if (!found) throw notFound('notice')
    const may = can(actor, 'sanction:answer')
    return {
      sanction: {
        ...found,
        answerFiles: answerFiles.parse(found.answerFiles),
        stage: stageOf(found, dayIn('UTC', deps.clock.now())),
      },
      timeZone: (await selectCalendar(tx)).time_zone,
      mayAnswer: may && checkAnswer(found).ok,
      mayAppeal: may && checkAppeal(found).ok,
    }
  })
}

/** A paper that went with the company's own answer. */
export async function readOwnAnswerFile(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: SanctionId,
  sha256: string,
) {
  authorizeInCompany(actor, 'sanction:read')
  const { sanction } = await readOwnSanction(deps, actor, id)
  const named = sanction.answerFiles.some((file) => file.sha256 === sha256)
  const file = named
    ? await inTenant(deps.db, actor.tenantId, (tx) => selectPaper(tx, 'sanction-answer', sha256))
    : undefined
  if (!file) throw notFound('file')
  return { ...file, bytes: Number(file.bytes) }
}

/** Answers a notice, with papers; also a suspended company does. */
export async function answerNotice(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  actor: Actor,
  id: SanctionId,
  input: unknown,
  files: readonly UploadedFile[] = [],
): Promise<void> {
  authorizeInCompany(actor, 'sanction:answer')
  const { answer } = parseInput(answerSchema, input)
  if (files.length > MOST_FILES)
    throw invalidField('files', `At most ${MOST_FILES} files go with an answer.`, 'too_many')
  // Nothing is kept for a notice that is not there.
  await readOwnSanction(deps, actor, id)
  const papers: StoredPaper[] = []
  for (const file of files) papers.push(await keepPaper(deps, actor.tenantId, file, 'files'))
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    refuse(checkAnswer(await standing(tx, id)))
    for (const paper of papers) await insertPaper(tx, 'sanction-answer', paper, { by: actor, at })
    const kept = papers.map(({ sha256, name }) => ({ sha256, name }))
    await updateAnswer(tx, id, { answer, files: kept, by: actor.name, at })
    const hashes = Object.fromEntries(papers.map(({ sha256 }, index) => [`file-${index + 1}`, sha256]))
    await insertEvent(tx, actor, at, {
      verb: 'answered',
      objectKind: 'sanction',
      objectId: id,
      hashes,
      details: { answer },
    })
  })
}

/** Appeals against a decision that is in force. */
export async function appealDecision(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: SanctionId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'sanction:answer')
  const { appeal } = parseInput(appealSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    refuse(checkAppeal(await standing(tx, id)))
    await updateAppeal(tx, id, { appeal, by: actor.name, at })
    await insertEvent(tx, actor, at, { verb: 'appealed', objectKind: 'sanction', objectId: id, details: { appeal } })
  })
}

async function standing(tx: Parameters<typeof selectOwnSanction>[0], id: SanctionId): Promise<Course> {
  const found = await selectOwnSanction(tx, id, 'to write')
  if (!found) throw notFound('notice')
  return found
}

function refuse(check: ReturnType<typeof checkAnswer>): void {
  if (!check.ok) throw new DomainError('conflict', check.sentence, { reason: check.reason })
}
