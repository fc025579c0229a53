import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChases } from '../../domain/chase/index.ts'
import { readCoverage } from '../../domain/coverage/index.ts'
import { listExceptions } from '../../domain/exceptions/index.ts'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import type { ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  listReceivedDocuments,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type House, ledgerHouse } from '../support/ledger-house.ts'

let t: TestDatabase
let h: ReturnType<typeof ledgerHouse>
beforeAll(async () => {
  t = await testDatabase()
  h = ledgerHouse(t)
})
afterAll(() => t.close())

const record = ({ company, partner }: House, number: string, carats: string, more: object) =>
  recordReceivedDocument(h.deps, company.owner, {
    input: {
      ...{ supplierId: partner, number, documentDate: '2026-02-01', currency: 'USD' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats, amount: '500' }],
      ...more,
    },
  })
const memo = (own: House, edition: string) => record(own, 'M-1', '5', { documentType: 'memo', edition })
const sale = (own: House, originalId: ReceivedDocumentId, carats: string, edition = 'SOW-2021', number = 'I-1') =>
  record(own, number, carats, { documentDate: '2026-03-02', originalId, edition })

/** What the pages say: the ledger's purchases, coverage, whom the chase asks for what, and the list of what lacks a warranty. */
async function pages(own: House) {
  const { viewer } = own.company
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const { total } = await readCoverage(h.deps, viewer, year)
  const { suppliers } = await listChases(h.deps, viewer)
  const { documents } = await listReceivedDocuments(h.deps, viewer, { standing: 'missing' })
  return {
    ledger: (await h.columns(own, 'POLISHED_NATURAL'))['received'],
    covered: total.quantities.map(({ all, covered }) => `${covered} of ${all}`).join(),
    asked: suppliers.flatMap((each) => each.documents.map(({ number, carats }) => `${number} ${carats}`)),
    missing: documents.map(({ number, standing }) => `${number} ${standing}`),
  }
}

const settled = { ledger: '5.000 / 5.000', covered: '5.000 of 5.000', asked: [], missing: [] }

test('a sale warrants what came on memo without a warranty, on its own day and as far as it goes', async () => {
  const own = await h.house()
  const id = await memo(own, 'none')
  const bare = { ledger: '5.000 / 0.000', covered: '0.000 of 5.000', asked: ['M-1 5.000'], missing: ['M-1 missing'] }
  expect(await pages(own)).toEqual(bare)
  const first = await sale(own, id, '4')
  expect(await pages(own)).toEqual({
    ...{ ledger: '5.000 / 4.000', covered: '4.000 of 5.000', asked: ['M-1 1.000'], missing: ['M-1 missing'] },
  })
  const february = { kind: 'month', containing: '2026-02-01' }
  expect((await h.columns(own, 'POLISHED_NATURAL', february))['received']).toBe('5.000 / 0.000')
  await sale(own, id, '1', 'SOW-2021', 'I-2')
  expect(await pages(own)).toEqual(settled)
  await withdrawReceivedDocument(h.deps, own.company.owner, { id: first, reason: 'Twice' })
  expect(await pages(own)).toMatchObject({ ledger: '5.000 / 1.000', covered: '1.000 of 5.000', asked: ['M-1 4.000'] })
})

test('the exception of the memo closes with the statement of its sale, also when that comes later, and opens again without', async () => {
  const own = await h.house()
  const id = await memo(own, 'none')
  const isOpen = async () => {
    await judgeDue(h.deps, { role: 'system', tenantId: own.company.tenantId, name: 'Test', userId: null })
    const { exceptions } = await listExceptions(h.deps, own.company.viewer, { rule: 'E06' })
    return exceptions.some(({ scopeId }) => scopeId === id)
  }
  expect(await isOpen()).toBe(true)
  const sold = await sale(own, id, '5', 'none')
  expect(await isOpen()).toBe(true)
  const letter = { edition: 'SOW-2021', receivedOn: '2026-03-09' }
  await addReceivedStatement(h.deps, own.company.owner, sold, { input: letter })
  expect(await isOpen()).toBe(false)
  await withdrawReceivedDocument(h.deps, own.company.owner, { id: sold, reason: 'Twice' })
  expect(await isOpen()).toBe(true)
})

test('a statement that comes after its sale warrants the same', async () => {
  const own = await h.house()
  const sold = await sale(own, await memo(own, 'none'), '5', 'none')
  await addReceivedStatement(h.deps, own.company.owner, sold, {
    input: { edition: 'SOW-2021', receivedOn: '2026-03-09' },
  })
  expect(await pages(own)).toEqual(settled)
})

test('a memo that came under warranty is not warranted again by its sale, and what is credited goes back warranted', async () => {
  const own = await h.house()
  const sold = await sale(own, await memo(own, 'SOW-2021'), '4')
  expect(await pages(own)).toEqual(settled)
  const credit = { documentType: 'credit-note', originalId: sold, edition: 'none', documentDate: '2026-03-03' }
  await record(own, 'C-1', '1', credit)
  expect(await h.columns(own, 'POLISHED_NATURAL')).toMatchObject({
    ...{ received: '5.000 / 5.000', 'returns-out': '1.000 / 1.000' },
  })
})

test('a memo’s own statement that comes later warrants only what its sales did not', async () => {
  const own = await h.house()
  const id = await memo(own, 'none')
  await sale(own, id, '4')
  await addReceivedStatement(h.deps, own.company.owner, id, {
    input: { edition: 'SOW-2021', receivedOn: '2026-03-09' },
  })
  expect(await pages(own)).toEqual(settled)
})
