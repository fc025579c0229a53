import { inTenant } from '../../db/tenant.ts'
import { owedGoods } from '../coverage/index.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError } from '../kernel/errors.ts'
import { companyChooser } from '../schemes/index.ts'
import { selectChaser, selectChases, selectMessages, selectWanting, type WantingRow } from './queries.ts'

const MESSAGES = 200

/**
 * Who still owes warranties and for which documents, each with his open chase; the chases that ended; and what was
 * written. A chase of which everything has come counts as ended before anybody says so. An auditor sees his period.
 */
export async function listChases(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'chase:read')
  const period = actor.role === 'auditor' ? actor.engagement : undefined
  if (actor.role === 'auditor' && !period)
    throw new DomainError('forbidden', 'You have no engagement with this company.')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { library } = await companyChooser(deps, tx)
    const owed = owedGoods(library).map(({ goodsClass }) => goodsClass)
    const isInside = (day: string) => !period || (day >= period.from && day <= period.to)
    const wanting = (await selectWanting(tx, owed)).filter(({ documentDate }) => isInside(documentDate))
    const chases = await selectChases(tx)
    const { timeZone, afterDays } = await selectChaser(tx)
    const messages = await selectMessages(tx, MESSAGES)
    const bySupplier = Map.groupBy(wanting, ({ supplierId }) => supplierId)
    const suppliers = [...bySupplier.values()].flatMap(supplierOf).map((supplier) => ({
      ...supplier,
      chase: chases.find(({ supplierId, stoppedAt }) => supplierId === supplier.id && stoppedAt === null) ?? null,
    }))
    return {
      ...{ suppliers, timeZone, afterDays },
      chases: chases
        .filter(({ startedAt }) => isInside(startedAt.toISOString().slice(0, 10)))
        .map((chase) => {
          const isOpen = chase.stoppedAt === null && bySupplier.has(chase.supplierId)
          return { ...chase, isOpen, stopReason: isOpen ? null : (chase.stopReason ?? ('complete' as const)) }
        }),
      messages: messages.filter(({ askedAt }) => isInside(askedAt.toISOString().slice(0, 10))),
    }
  })
}

function supplierOf(documents: readonly WantingRow[]) {
  const [first] = documents
  if (!first) return []
  const { supplierId, supplierName, email } = first
  return [{ id: supplierId, name: supplierName, email, documents }]
}
