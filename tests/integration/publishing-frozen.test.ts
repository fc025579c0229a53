import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { draftPublication } from '../../domain/publishing/index.ts'
import { newAdmin } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { anEdition, publishAs, publishingDeps } from '../support/publications.ts'

describe('what the database itself refuses the association’s own role', () => {
  let t: TestDatabase
  let sql: postgres.Sql
  let people: readonly [AssociationActor, AssociationActor]
  beforeAll(async () => {
    t = await testDatabase()
    people = [await newAdmin(t), await newAdmin(t)]
    await publishAs(t, people)
    sql = postgres(t.urls.systemUrl, { max: 1 })
  })
  afterAll(async () => {
    await sql.end()
    await t.close()
  })

  test('changing anything of a publication', async () => {
    for (const change of ["content = '{}'", "effective_on = '2030-01-01'", "status = 'draft'", "note = 'Other'"])
      expect((await sql.unsafe(`update publication set ${change}`)).count, change).toBe(0)
    for (const change of ['delete from publication', 'update publication set drafted_by = approved_by'])
      await expect(sql.unsafe(change)).rejects.toThrow('permission denied')
  })

  test('changing published words or rules', async () => {
    for (const table of ['statement', 'statement_pack', 'scheme'])
      for (const change of [`update ${table} set content = '{}'`, `delete from ${table}`])
        await expect(sql.unsafe(change), change).rejects.toThrow('permission denied')
  })

  test('words without a publication, and more words under one that is over', async () => {
    const add = (origin: string, id: string | null) =>
      sql`insert into statement (scheme, key, edition, version, content, content_hash, pack, origin, publication_id)
        values ('sow', 'sow-2030', 'SOW-2030', 1001, '{}', 'x', 'core-sow', ${origin}, ${id})`
    const [row] = await sql<{ id: string }[]>`select id from publication`
    for (const [origin, id] of [
      ['shipped', null],
      ['association', null],
      ['association', row?.id ?? null],
    ] as const)
      await expect(add(origin, id)).rejects.toThrow(/row-level security|check constraint/)
  })

  test('one person for both parts, and a publication that never was a draft', async () => {
    const [drafter] = people
    const id = await draftPublication(
      publishingDeps(t),
      drafter,
      anEdition({ base: 'sow-2027', edition: 'SOW-2029', effectiveOn: '2029-01-01' }),
    )
    const alone = sql`update publication set status = 'published', approved_by = drafted_by, approved_by_name = 'Me', approved_at = now() where id = ${id}`
    await expect(alone).rejects.toThrow(/publication_check/)
    const ready = sql`insert into publication select (jsonb_populate_record(p, jsonb_build_object('id', ${newId()}::text))).* from publication p where status = 'published'`
    await expect(ready).rejects.toThrow('row-level security')
  })

  test('anything of an open draft but its type, its day and its goods (ISO-8)', async () => {
    expect(await sql`select tenant_id, document_type, document_date, goods_classes from trade_document_draft`).toEqual(
      [],
    )
    for (const column of ['content', 'counterparty_id', 'total_minor', 'total_carats', 'reference', 'id', 'currency'])
      await expect(sql.unsafe(`select ${column} from trade_document_draft`), column).rejects.toThrow(
        'permission denied',
      )
    for (const column of ['title', 'body', 'read_by_name'])
      await expect(sql.unsafe(`select ${column} from notice`), column).rejects.toThrow('permission denied')
  })
})
