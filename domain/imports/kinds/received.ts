import { nested, type TenantTx } from '../../../db/tenant.ts'
import { DomainError, isDomainError } from '../../kernel/errors.ts'
import { selectManyParties } from '../../received-documents/many/queries.ts'
import { recordIn } from '../../received-documents/record.ts'
import { recordMany } from '../../received-documents/record-many.ts'
import { companyChooser } from '../../schemes/index.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { receivedColumns, receivedLine } from '../columns/received.ts'
import { selectReceivedRows } from '../exports/queries.ts'
import { selectIssuedIds, selectPartners, selectReceivedByNumber, selectReceivedIds } from '../queries.ts'
import type { ImportError, Row } from '../reading/rows.ts'
import { wordsIn } from './issued.ts'
import { type Applying, type Kind, noPlan, type Plan, type PlanDeps } from './kind.ts'
import { checkReceived, type Grouped } from './received-check.ts'
import { sameRows } from './same-rows.ts'
import { refusedRows, tried } from './tried.ts'

const CHUNK = 500

/** Documents that suppliers and customers sent: recorded with their lines and statements, and entered into the ledger. */
export const receivedKind: Kind = {
  columns: receivedColumns,
  action: 'received-document:record',
  plan,
  samples: ({ today, goods, partner }) => [
    {
      number: 'P-101',
      date: today,
      supplier: partner,
      currency: 'USD',
      statement: 'none',
      goods_class: goods,
      pieces: '12',
      carats: '8.250',
      amount: '9900.00',
    },
    {
      number: 'P-101',
      date: today,
      supplier: partner,
      currency: 'USD',
      statement: 'none',
      goods_class: goods,
      pieces: '3',
      carats: '3.015',
      amount: '6030.00',
    },
    { number: 'P-102', date: today, supplier: partner, statement: 'none', goods_class: goods, carats: '14.700' },
  ],
}

async function plan(deps: PlanDeps, tx: TenantTx, rows: readonly Row[], by: Applying): Promise<Plan> {
  const chooser = await companyChooser(deps, tx)
  const { documents, errors } = await checkReceived(rows, {
    suppliers: await selectPartners(tx, wordsIn(rows, 'supplier')),
    received: await selectReceivedIds(tx, wordsIn(rows, 'original')),
    issued: await selectIssuedIds(tx, wordsIn(rows, 'original_issued')),
    chooser,
  })
  if (errors.length > 0) return noPlan(errors)
  const { fresh, unchanged, wrong } = await apart(tx, documents)
  const counts = { added: fresh.length, changed: 0, unchanged }
  const work = (within: TenantTx, applying: Applying) => write(deps, within, { fresh, chooser }, applying)
  if (wrong.length > 0) return noPlan(wrong)
  const later = fresh.some(refers) ? await tried(tx, (within) => work(within, by)) : []
  const apply = async (within: TenantTx, applying: Applying) => {
    const refused = await work(within, applying)
    if (refused.length > 0)
      throw new DomainError('conflict', 'Something changed since the check. Check the file again.', {
        reason: 'stale_check',
      })
  }
  return { errors: later, counts, apply }
}

/** Those that are not recorded yet. One that is recorded with the very same content stays; another content is an error. */
async function apart(tx: TenantTx, documents: readonly Grouped[]) {
  const known = await selectReceivedByNumber(
    tx,
    documents.map(({ document }) => document.number),
  )
  const keyOf = ({ document }: Grouped) => `${document.supplierId} ${document.documentType} ${document.number}`
  const recorded = documents.flatMap((each) => known.get(keyOf(each)) ?? [])
  const rows = Map.groupBy(await selectReceivedRows(tx, recorded), (row) => row['documentId'])
  const fresh: Grouped[] = []
  const wrong: ImportError[] = []
  let unchanged = 0
  for (const each of documents) {
    const id = known.get(keyOf(each))
    if (id === undefined) fresh.push(each)
    else if (sameRows(each, rows.get(id) ?? [])) unchanged += 1
    else {
      const { document, group } = each
      const sentence = `Number ${document.number} of this supplier is recorded already, with other content. Withdraw that entry first if it is wrong.`
      wrong.push({ row: group[0]?.row ?? 1, column: 'number', sentence })
    }
  }
  return { fresh, unchanged, wrong }
}

function refers({ document }: Grouped): boolean {
  return document.originalId !== null || document.originalIssuedId !== null || document.documentType === 'memo-return'
}

type Work = { readonly fresh: readonly Grouped[]; readonly chooser: Chooser }

/** Records them: those that refer to no other set by set, the others one by one after them. Tells what was refused. */
async function write(
  deps: PlanDeps,
  tx: TenantTx,
  { fresh, chooser }: Work,
  by: Applying,
): Promise<readonly ImportError[]> {
  const { actor, at, importId } = by
  const parties = await selectManyParties(tx, [...new Set(fresh.map(({ document }) => document.supplierId))])
  const suppliers = new Map(parties.map(({ id, ...supplier }) => [id, supplier]))
  const alone = fresh.filter((each) => !refers(each))
  for (let from = 0; from < alone.length; from += CHUNK)
    await recordMany(tx, alone.slice(from, from + CHUNK), { actor, at, importId, chooser, suppliers })
  const errors: ImportError[] = []
  const clock = { now: () => at }
  const inOrder = fresh
    .filter(refers)
    .toSorted((a, b) => a.document.documentDate.localeCompare(b.document.documentDate))
  for (const { id, document, group } of inOrder) {
    try {
      await nested(tx, () =>
        recordIn(tx, { ...deps, clock }, actor, { id, document, file: null, source: 'import', importId }),
      )
    } catch (error) {
      if (!isDomainError(error)) throw error
      errors.push(...refusedRows(error, group, { header: receivedColumns, line: receivedLine }))
    }
  }
  return errors
}
