import type { TenantTx } from '../../../db/tenant.ts'
import { newId, type TradeDocumentId } from '../../kernel/ids.ts'
import { hiddenCharacter } from '../../kernel/text.ts'
import { companyChooser } from '../../schemes/index.ts'
import { insertDrafts } from '../../trade-documents/queries.ts'
import { issuedColumns } from '../columns/issued.ts'
import { selectIssuedIds, selectPartners, selectReceivedIds } from '../queries.ts'
import type { Row } from '../reading/rows.ts'
import { checkRows } from './issued-check.ts'
import type { Applying, Kind, Plan, PlanDeps } from './kind.ts'

const INSERT_CHUNK = 500

/** Documents that we issue: each becomes a draft, which is issued afterwards. */
export const issuedKind: Kind = {
  columns: issuedColumns,
  action: 'trade-document:draft',
  plan,
  samples: ({ today, goods, partner }) => {
    const shared = { date: today, customer: partner, currency: 'USD', terms: '30 days net', goods_class: goods }
    return [
      {
        ...shared,
        invoice: 'A-1',
        description: 'Round brilliants, F VS2',
        pieces: '3',
        carats: '2.510',
        price_per_carat: '1800.00',
      },
      {
        ...shared,
        invoice: 'A-1',
        description: 'Ovals, G VS1',
        pieces: '1',
        carats: '1.203',
        price_per_carat: '2100.00',
      },
      {
        ...shared,
        invoice: 'A-2',
        description: 'Rounds, mêlée',
        pieces: '120',
        carats: '4.800',
        price_per_carat: '640.00',
      },
    ]
  },
}

async function plan(deps: PlanDeps, tx: TenantTx, rows: readonly Row[]): Promise<Plan> {
  const { drafts, errors } = await checkRows(rows, {
    customers: await selectPartners(tx, wordsIn(rows, 'customer')),
    received: await selectReceivedIds(tx, wordsIn(rows, 'original_received')),
    originals: await selectIssuedIds(tx, wordsIn(rows, 'original')),
    goods: (await companyChooser(deps, tx)).goods,
  })
  return {
    errors,
    counts: { added: drafts.length, changed: 0, unchanged: 0 },
    apply: async (work: TenantTx, { actor, at, importId }: Applying) => {
      const made = drafts.map((draft) => ({ id: newId<TradeDocumentId>(), draft, importId }))
      for (let from = 0; from < made.length; from += INSERT_CHUNK)
        await insertDrafts(work, actor, at, made.slice(from, from + INSERT_CHUNK))
    },
  }
}

/** The words of a column, each once. One with a hidden character is an error already, and PostgreSQL cannot be asked for every one. */
export function wordsIn(rows: readonly Row[], column: string): readonly string[] {
  const words = new Set(rows.map(({ cells }) => cells[column] ?? ''))
  return [...words].filter((word) => word !== '' && hiddenCharacter(word) === null)
}
