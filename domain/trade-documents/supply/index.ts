import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { type MilliCarat, parseCarat } from '../../kernel/carat.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { type DocumentId, newId, type TradeDocumentId, type WarrantyId } from '../../kernel/ids.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { selectWarranted } from '../../ledger/balances/queries.ts'
import { entriesOf, whileOpen } from '../../ledger/entries/entry.ts'
import { insertEntries } from '../../ledger/entries/queries.ts'
import { effectOf } from '../../ledger/rules.ts'
import { lockIssuedOriginal, readIssuedOriginal, readReceivedOriginal } from '../../originals/queries.ts'
import { companyChooser } from '../../schemes/index.ts'
import { chooseStatements } from '../../warranties/choose.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { type Decision, NO_OPTIONS, type Question } from '../../warranties/question.ts'
import { selectRegistrations, selectSeller } from '../form/queries.ts'
import { refuseUnsupported, shortOf } from '../issue/ledger.ts'
import { selectWholeDocument } from '../read/queries.ts'
import { insertSupplied } from './queries.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'library'>
type Whole = NonNullable<Awaited<ReturnType<typeof selectWholeDocument>>>

/** A warranty statement that a letter can give to lines which have none of its family. */
export type Offer = {
  readonly key: string
  readonly name: string
  readonly edition: string
  readonly text: string
  readonly source: string
  readonly lines: readonly number[]
  /** Why it cannot be given today; null when it can. */
  readonly refused: string | null
}

/** What supplementary letters can still give an issued document; nothing when its lines have their warranties. */
export async function supplyOffers(deps: ReadDeps, actor: Actor, id: TradeDocumentId): Promise<readonly Offer[]> {
  authorizeInCompany(actor, 'trade-document:issue')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const document = await selectWholeDocument(tx, id)
    if (!document) throw notFound('document')
    if (document.status !== 'issued' || bareLines(document).length === 0) return []
    const { decisions } = await decide(deps, tx, document)
    return decisions.map(({ decision, lines }) => ({
      ...{ key: decision.key, name: decision.name, edition: decision.edition, lines },
      text: decision.instances[0]?.text ?? '',
      source: decision.why.source.of,
      refused: refusalOf(decision),
    }))
  })
}

/** The positions of a document’s lines that no warranty covers. */
export function bareLines({ lines, warranties }: Pick<Whole, 'lines' | 'warranties'>): readonly number[] {
  const covered = new Set(
    warranties.filter(({ kind }) => kind === 'warranty').flatMap(({ linePositions }) => linePositions),
  )
  return lines.map(({ position }) => position).filter((position) => !covered.has(position))
}

function refusalOf({ gate, missing }: Decision): string | null {
  return gate.open ? (missing[0]?.sentence ?? null) : gate.sentence
}

/** The warranties that its bare lines may carry on the day of the letter, by the same chooser as on any document. */
async function decide(deps: Pick<Deps, 'clock' | 'library'>, tx: TenantTx, document: Whole) {
  const [chooser, seller, registrations] = [
    await companyChooser(deps, tx),
    await selectSeller(tx),
    await selectRegistrations(tx),
  ]
  const today = dayIn(seller.timeZone, deps.clock.now())
  const { header, lines } = document
  const carats = (text: string | null) => (text === null ? null : parseCarat(text))
  const question: Question = {
    ...{
      documentType: document.documentType,
      date: today,
      today,
      backDatingDays: seller.backDatingDays,
      registrations,
    },
    seller: { name: header.seller.legalName, country: header.seller.country },
    buyer: { name: header.buyer.name, country: header.buyer.country, kind: document.buyerKind },
    placeOfImport: document.placeOfImport,
    options: NO_OPTIONS,
    lines: lines.map(({ carats: weight, largestStoneCarats, ...line }) => ({
      ...line,
      quantity: carats(weight),
      largestStone: carats(largestStoneCarats),
    })),
  }
  const families = chooseStatements(chooser, question).decisions.filter(({ verdict }) => verdict !== 'must-not')
  const add = [...new Set(families.map(({ family }) => family))]
  const bare = new Set(bareLines(document))
  const decisions = chooseStatements(chooser, { ...question, options: { ...NO_OPTIONS, add } })
    .decisions.filter(({ kind, stands }) => kind === 'warranty' && stands)
    .map((decision) => ({ decision, lines: decision.lines.filter((line) => bare.has(line)) }))
    .filter(({ lines: own }) => own.length > 0)
  return { chooser, today, decisions, isStrict: seller.forbidUnsupported }
}

type Asked = { readonly id: TradeDocumentId; readonly key: unknown }

/**
 * Gives an issued document the warranty statement that it missed, by a letter of its own with today's date: the words,
 * its entry in the ledger, and its PDF. The document itself stays as it was printed (domain.md 4.3 point 4).
 */
export async function supplyStatement(
  deps: ReadDeps & Pick<Deps, 'ring'>,
  actor: Actor,
  { id, key }: Asked,
): Promise<void> {
  authorizeInCompany(actor, 'trade-document:issue')
  const at = deps.clock.now()
  const papers = await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const original = await lockIssuedOriginal(tx, id)
      const document = original && (await selectWholeDocument(tx, id))
      if (!document) throw notFound('document')
      if (document.status !== 'issued')
        throw new DomainError('conflict', `${document.number} is ${document.status}; no letter is added to it.`)
      const { chooser, today, decisions, isStrict } = await decide(deps, tx, document)
      const offer = decisions.find(({ decision }) => decision.key === key)
      if (!offer)
        throw new DomainError('conflict', `No line of ${document.number} lacks this statement.`, { reason: 'no_offer' })
      const { decision } = offer
      const refused = refusalOf(decision)
      if (refused !== null) throw new DomainError('invalid', refused, { reason: 'cannot_be_given' })
      const made: DocumentId[] = []
      for (const instance of decision.instances) {
        const lines = instance.lines.filter((line) => offer.lines.includes(line))
        const [warrantyId, documentId] = [newId<WarrantyId>(), newId<DocumentId>()]
        if (lines.length === 0) continue
        const supplied = {
          ...{
            id: warrantyId,
            documentId,
            decision,
            instance: { ...instance, lines },
            textHash: sha256(instance.text),
          },
          ...{ suppliedOn: today, paper: document.header.paper },
          registrationNumber: decision.gate.open ? decision.gate.number : null,
        }
        if (!(await insertSupplied(tx, id, supplied, at)))
          throw new DomainError('conflict', 'This letter was written today already.', { reason: 'supplied' })
        await count(tx, { chooser, document, warrantyId, lines, isStrict }, at)
        made.push(documentId)
      }
      const details = { number: document.number, edition: decision.edition, lines: offer.lines }
      await insertEvent(tx, actor, at, { verb: 'supplied', objectKind: 'trade-document', objectId: id, details })
      return made
    }),
  )
  await Promise.all(papers.map((documentId) => deps.ring('render-document', { tenantId: actor.tenantId, documentId })))
}

type Counted = {
  readonly chooser: Chooser
  readonly document: Whole
  readonly warrantyId: WarrantyId
  readonly lines: readonly number[]
  readonly isStrict: boolean
}

/** Counts what is left of the lines as warranted from now on. Refuses where the company forbids to warrant more than it has. */
async function count(
  tx: TenantTx,
  { chooser, document, warrantyId, lines, isStrict }: Counted,
  at: Date,
): Promise<void> {
  const { originalId, originalReceivedId } = document
  const before =
    (originalId && (await readIssuedOriginal(tx, originalId))) ||
    (originalReceivedId && (await readReceivedOriginal(tx, originalReceivedId))) ||
    null
  const bucket = effectOf('issued', document.documentType, before)
  const now = await readIssuedOriginal(tx, document.id)
  if (bucket === null || !now) return
  const left = now.lines
    .filter(({ position }) => lines.includes(position))
    .map((line) => ({
      ...line,
      carats: (line.carats - line.takenCarats) as MilliCarat,
      warranted: true,
      amountMinor: null,
    }))
    .filter(({ carats }) => carats > 0)
  const entries = entriesOf({
    ...{
      sourceId: warrantyId,
      sourceKind: 'issued' as const,
      day: document.documentDate,
      bucket,
      abroad: null,
      currency: null,
    },
    schemeOf: (goods) => chooser.goods.get(goods)?.scheme ?? '',
    lines: left,
  }).map((entry) => ({ ...entry, carats: '0.000' }))
  const goods = entries.map(({ goodsClass }) => goodsClass)
  const short = shortOf(await selectWarranted(tx, goods), entries, chooser)
  refuseUnsupported({ company: { forbid_unsupported: isStrict } }, short)
  await insertEntries(tx, entries, at)
}
