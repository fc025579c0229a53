import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { tellProgress } from '../events/queries.ts'
import type { InboxItemId, TenantId } from '../kernel/ids.ts'
import type { Library } from '../kernel/scheme.ts'
import { lint } from '../lint/lint.ts'
import { goodsOfCode } from './goods.ts'
import { paperOf } from './paper.ts'
import { proposalsOf } from './propose/index.ts'
import { beginReading, selectParties, selectSelf, updateReading } from './queries.ts'
import type { Read } from './reading.ts'
import type { FoundStatement } from './schema.ts'

/** What has to be read of an item: its file, or nothing when it is not waiting to be read. */
export function itemToRead(deps: Pick<Deps, 'db'>, tenantId: TenantId, id: InboxItemId) {
  return inTenant(deps.db, tenantId, (tx) => beginReading(tx, id))
}

/** Keeps what the reader said of an item that still waits for it; what comes too late is dropped. */
export async function recordReading(
  deps: Pick<Deps, 'db' | 'library'>,
  tenantId: TenantId,
  { id, read }: { readonly id: InboxItemId; readonly read: Read },
): Promise<void> {
  const kept = await deps.library.current()
  await inTenant(deps.db, tenantId, async (tx) => {
    const { statements, number, party } = await understood(kept, tx, read)
    await updateReading(tx, id, { reading: { read, statements }, number, party })
    await tellProgress(tx, { tenantId, kind: 'inbox-item', id })
  })
}

async function understood(
  { library, linter }: Awaited<ReturnType<Deps['library']['current']>>,
  tx: TenantTx,
  read: Read,
): Promise<{ statements: readonly FoundStatement[]; number: string | null; party: string | null }> {
  if ('problem' in read) return { statements: [], number: null, party: null }
  const paper = paperOf(read.pages)
  const parties = await selectParties(tx)
  const proposals = proposalsOf(paper, { parties, self: await selectSelf(tx) })
  const { findings } = lint(linter(), paper.text, {
    date: proposals.documentDate?.value,
    documentType: proposals.documentType?.value,
    goods: goodsOnPaper(library, proposals.lines),
  })
  const party = parties.find(({ id }) => id === proposals.supplier?.value)?.name ?? proposals.supplierName
  return {
    statements: findings.map(
      ({ scheme, statementKey, version, edition, name, outcome, deviations, start, end }): FoundStatement => ({
        ...{ scheme, statementKey, version, edition, name, outcome, start, end },
        deviations: [...deviations],
      }),
    ),
    number: proposals.number?.value ?? null,
    party,
  }
}

/** Goods whose customs code leaves no doubt: by the others no statement is judged. */
function goodsOnPaper(library: Library, lines: readonly { readonly hsCode: string | null }[]): readonly string[] {
  const meant = lines.map(({ hsCode }) => (hsCode ? goodsOfCode(library, hsCode) : []))
  return [...new Set(meant.flatMap((goods) => (goods.length === 1 ? goods : [])))]
}
