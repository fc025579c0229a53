import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import { todayAt } from '../companies/today.ts'
import { selectCounterparty } from '../counterparties/queries.ts'
import type { Deps } from '../deps.ts'
import { requeueFailed } from '../documents/queries.ts'
import { insertEvent } from '../events/queries.ts'
import { hashSecret } from '../identity/secrets.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { formatCarat, readCarats, sumCarats } from '../kernel/carat.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { AUDITOR_CERTIFICATE } from '../kernel/goods.ts'
import { type CertificateId, type CounterpartyId, type DocumentId, type LetterId, newId } from '../kernel/ids.ts'
import { languageOr } from '../kernel/languages.ts'
import { parseInput } from '../kernel/parse.ts'
import { lastEnded } from '../kernel/period.ts'
import { undrawnIn } from '../kernel/printable.ts'
import { requireContent } from '../retention/gone.ts'
import type { AccountRow, LetterContent } from './content.ts'
import {
  type Exchanged,
  insertLetter,
  type NewLetter,
  selectAccounts,
  selectConfirmationLetters,
  selectExchanged,
  selectLetter,
  selectWriter,
} from './queries.ts'
import { accountSchema } from './schema.ts'

type WriteDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'keys'>

/** More documents than this are no letter. */
export const MOST_OF_AN_ACCOUNT = 2_000

/**
 * Writes a statement of account: what was issued to and received from a partner in some days, under warranty or not, and
 * never a price. Refuses, at the field, days that have not come and more documents than a letter can hold.
 */
export async function writeAccount(
  deps: WriteDeps,
  actor: Actor,
  { of, input }: { readonly of: CounterpartyId; readonly input: unknown },
): Promise<LetterId> {
  authorizeInCompany(actor, 'letter:write')
  const asked = parseInput(accountSchema, input)
  const written = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const partner = await selectCounterparty(tx, of)
    if (!partner) throw notFound('counterparty')
    const today = await todayAt(tx, deps.clock)
    if (asked.to > today) throw invalidField('to', 'This day has not come yet.')
    const limit = MOST_OF_AN_ACCOUNT + 1
    const all = await selectExchanged(tx, { partner: of, from: asked.from, to: asked.to, limit })
    if (all.length === limit)
      throw invalidField('from', `More than ${MOST_OF_AN_ACCOUNT.toLocaleString('en')} documents. Choose fewer days.`)
    const unit = unitOf(all, asked.unit)
    const rows = all.filter((each) => each.unit === unit)
    const side = (name: Exchanged['side']) =>
      rows.filter((each) => each.side === name).map(({ side: _side, unit: _unit, ...row }): AccountRow => row)
    const { name, address, country, taxNumber } = partner
    const content = {
      kind: 'warranty-account' as const,
      ...(await letterhead(tx, partner.language)),
      recipient: { name, address: address || null, country, taxNumber },
      ...{ from: asked.from, to: asked.to, issued: side('issued'), received: side('received') },
    }
    const warranted = sumCarats(content.issued.map((row) => readCarats(row.warranted)))
    return writeLetter(tx, deps, actor, {
      ...{
        content,
        unit,
        carats: formatCarat(warranted),
        day: today,
        counterpartyId: of,
        confirmationId: null,
        engagementId: null,
      },
    })
  })
  await deps.ring('render-document', { tenantId: actor.tenantId, documentId: written.documentId })
  return written.id
}

function unitOf(rows: readonly Exchanged[], asked: string | null): string {
  const units = [...new Set(rows.map(({ unit }) => unit))]
  if (asked !== null && units.includes(asked)) return asked
  const [first = 'ct', ...others] = units
  if (others.length > 0)
    throw invalidField('unit', `Goods are measured in ${units.join(' and ')}. Choose one of them for this account.`)
  return first
}

/** Who writes a letter, in which language and on which paper. */
export async function letterhead(tx: TenantTx, language: string | null) {
  const { language: own, paper, ...seller } = await selectWriter(tx)
  const words = { address: seller.address || null, registrationNumber: seller.registrationNumber || null }
  return { language: languageOr(language ?? own), paper, seller: { ...seller, ...words } }
}

type Written = Omit<NewLetter, 'id' | 'documentId' | 'codeHash'> & { readonly content: LetterContent }

/** Writes a letter inside the caller's transaction; its paper is to be rung for afterwards. Refuses what no font draws. */
export async function writeLetter(
  tx: TenantTx,
  deps: Pick<Deps, 'clock' | 'keys'>,
  actor: TenantActor,
  letter: Written,
): Promise<{ readonly id: LetterId; readonly documentId: DocumentId }> {
  const [undrawn] = undrawnIn(letter.content)
  if (undrawn) throw new DomainError('invalid', undrawn.sentence, { reason: 'unprintable' })
  const [id, documentId, at] = [newId<LetterId>(), newId<DocumentId>(), deps.clock.now()]
  const codeHash = hashSecret(deps.keys.linkSecret('verification', id))
  const number = await insertLetter(tx, actor, at, { ...letter, id, documentId, codeHash })
  const details = { number, kind: letter.content.kind }
  const objectKind = letter.engagementId === null ? 'letter' : AUDITOR_CERTIFICATE
  await insertEvent(tx, actor, at, { verb: 'written', objectKind, objectId: id, details })
  return { id, documentId }
}

/** The days that an account usually speaks of: the last fiscal year that is over. */
export async function proposedAccount(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'letter:read')
  const { time_zone: zone, fiscal_year_start: start } = await inTenant(deps.db, actor.tenantId, selectCalendar)
  const { from, to } = lastEnded('fiscal-year', dayIn(zone, deps.clock.now()), start)
  return { from, to }
}

/** The accounts that were written for a partner. */
export async function listAccounts(deps: Pick<Deps, 'db'>, actor: Actor, id: CounterpartyId) {
  authorizeInCompany(actor, 'letter:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectAccounts(tx, id))
}

/** The letters that confirm the import under a certificate. */
export async function listConfirmationLetters(deps: Pick<Deps, 'db'>, actor: Actor, id: CertificateId) {
  authorizeInCompany(actor, 'letter:read')
  return inTenant(deps.db, actor.tenantId, (tx) => selectConfirmationLetters(tx, id))
}

/** The PDF of a letter; not found while it is not printed. */
export async function readLetterFile(deps: Pick<Deps, 'db'>, actor: Actor, id: LetterId) {
  authorizeInCompany(actor, 'letter:read')
  const letter = await inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'letter', id)
    return selectLetter(tx, id)
  })
  if (!letter?.sha256) throw notFound('letter')
  const { sha256, bytes, number } = letter
  return { sha256, bytes: Number(bytes), name: `${number}.pdf`, mediaType: 'application/pdf' }
}

/** Asks once more for the PDF of a letter that could not be printed. */
export async function printLetterAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  id: LetterId,
): Promise<void> {
  authorizeInCompany(actor, 'letter:write')
  const asked = await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectLetter(tx, id))) throw notFound('letter')
    const papers = await requeueFailed(tx, 'letter_id', id)
    if (papers.length === 0)
      throw new DomainError('conflict', 'The PDF of this letter has not failed.', { reason: 'nothing_failed' })
    await insertEvent(tx, actor, deps.clock.now(), { verb: 'printed-again', objectKind: 'letter', objectId: id })
    return papers
  })
  await Promise.all(asked.map((documentId) => deps.ring('render-document', { tenantId: actor.tenantId, documentId })))
}
