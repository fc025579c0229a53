import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, can } from '../../domain/kernel/actor.ts'
import { newId, type SavedViewId } from '../../domain/kernel/ids.ts'
import { deleteView, listViews, saveView } from '../../domain/saved-views/index.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const deps = () => ({ ...testServices(), db: t.db })
const keep = (actor: Actor, name: string, more = {}) =>
  saveView(deps(), actor, { list: 'documents', input: { name, query: 'status=voided&cursor=x&search=', ...more } })
const names = async (actor: Actor) => (await listViews(deps(), actor, 'documents')).map(({ name }) => name)

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

test('a view is kept without its place in the list, for whoever kept it', async () => {
  await keep(company.viewer, 'Mine')
  expect(await listViews(deps(), company.viewer, 'documents')).toMatchObject([
    { name: 'Mine', query: 'status=voided', isShared: false, mayDelete: true, createdBy: 'The viewer' },
  ])
  expect(await names(company.dealer)).toEqual([])
  expect(await listViews(deps(), company.viewer, 'received')).toEqual([])
})

test('the company’s views are everybody’s, and kept and thrown away by those who answer for it', async () => {
  await expect(keep(company.dealer, 'Ours', { shared: true })).rejects.toMatchObject({ code: 'forbidden' })
  const ours = await keep(company.compliance, 'Ours', { shared: true })
  expect(await listViews(deps(), company.dealer, 'documents')).toMatchObject([{ isShared: true, mayDelete: false }])
  await expect(deleteView(deps(), company.dealer, ours)).rejects.toMatchObject({ code: 'forbidden' })
  await deleteView(deps(), company.owner, ours)
  expect(await names(company.dealer)).toEqual([])
})

test('nobody else finds a person’s view, in his company or in another', async () => {
  const own = await keep(company.dealer, 'Own')
  const other = await newCompany(t)
  for (const actor of [company.owner, other.owner])
    await expect(deleteView(deps(), actor, own)).rejects.toMatchObject({ code: 'not_found' })
  await expect(deleteView(deps(), company.dealer, newId<SavedViewId>())).rejects.toMatchObject({ code: 'not_found' })
  expect(await names(other.owner)).toEqual([])
  expect(await names(company.dealer)).toEqual(['Own'])
  expect(can({ ...company.viewer, role: 'auditor' }, 'view:read')).toBe(false)
})

test.each([
  ['the whole list', { query: 'cursor=x' }],
  ['no name', { name: '' }],
  ['a name of 61 letters', { name: 'x'.repeat(61) }],
  ['filters without end', { query: `search=${'x'.repeat(1001)}` }],
])('%s is no view', async (_what, input) => {
  await expect(keep(company.owner, 'Odd', input)).rejects.toMatchObject({ code: 'invalid' })
})

test('a name stands for one view', async () => {
  await keep(company.owner, 'Twice')
  await expect(keep(company.owner, 'Twice')).rejects.toMatchObject({
    code: 'invalid',
    details: { reason: 'duplicate' },
  })
})
