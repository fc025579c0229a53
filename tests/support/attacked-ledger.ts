import { createHash } from 'node:crypto'
import type { Deps } from '../../domain/deps.ts'
import { declareOpening, proposeAdjustment, recordProcessing } from '../../domain/ledger/index.ts'
import { PDF } from './api.ts'
import type { TestCompany } from './builders.ts'

/** Gives the company a stock with evidence, a lot, and two adjustments that wait. */
export async function fillLedger(deps: Deps, { owner, compliance }: TestCompany, canary: string) {
  const day = '2026-02-01'
  const content = Buffer.from(PDF)
  await declareOpening(deps, owner, {
    input: { goodsClass: 'ROUGH_NATURAL', day, carats: '100', warranted: '100', evidence: canary },
    file: { name: `${canary}.pdf`, content },
  })
  await recordProcessing(deps, owner, {
    ...{ kind: 'manufacture', day, note: canary },
    lines: [
      { side: 'in', goodsClass: 'ROUGH_NATURAL', lot: canary, carats: '20' },
      { side: 'out', goodsClass: 'POLISHED_NATURAL', lot: canary, carats: '8' },
    ],
  })
  const adjust = () =>
    proposeAdjustment(deps, compliance, {
      input: { goodsClass: 'POLISHED_NATURAL', day, carats: '-0.5', warranted: '-0.5', reason: canary },
    })
  const [adjustment, adjustmentToDecide] = [await adjust(), await adjust()]
  return { adjustment, adjustmentToDecide, evidence: createHash('sha256').update(content).digest('hex') }
}
