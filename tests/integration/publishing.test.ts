import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSchemes } from '../../db/schemes.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { newId } from '../../domain/kernel/ids.ts'
import {
  approvePublication,
  changePublication,
  draftPublication,
  listPublications,
  readPublication,
  withdrawDraft,
} from '../../domain/publishing/index.ts'
import { inForce } from '../../domain/schemes/in-force.ts'
import { chooseForCompany } from '../../domain/warranties/index.ts'
import { readSchemes } from '../../templates/schemes/read.ts'
import { newAdmin, newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'
import { shippedStatement } from '../support/library.ts'
import { anEdition, EFFECTIVE, NEW_WORDS, ON_A_MEMO, publishAs, publishingDeps } from '../support/publications.ts'

// A database of its own for each: what is published stays published.
const opened: TestDatabase[] = []
async function office() {
  const t = await testDatabase()
  opened.push(t)
  return { t, drafter: await newAdmin(t), approver: await newAdmin(t), deps: publishingDeps(t) }
}
afterAll(() => Promise.all(opened.map((t) => t.close())))

const draftAnd = async ({ deps, drafter }: Awaited<ReturnType<typeof office>>, input: unknown = anEdition()) => ({
  id: await draftPublication(deps, drafter, input),
  revision: 1,
})

/** The edition and the words that stand on the company's document of that day, and what asks for an answer. */
async function chosen(t: TestDatabase, { dealer }: TestCompany, documentDate: string, options = {}) {
  const { questions, decisions } = await chooseForCompany(publishingDeps(t), dealer, {
    documentType: 'invoice',
    documentDate,
    buyer: { name: 'Buyer', country: 'BE' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '0.3', pieces: 1 }],
    ...options,
  })
  const own = decisions.filter(({ stands, family }) => stands && family === 'sow')
  return {
    editions: own.map(({ edition }) => edition),
    words: own.flatMap(({ instances }) => instances.map(({ text }) => text)),
    questions: questions.map(({ reason }) => reason),
  }
}

describe('an edition that somebody drafts and somebody else approves', () => {
  let all: Awaited<ReturnType<typeof office>>
  let company: TestCompany
  beforeAll(async () => {
    all = await office()
    company = await newCompany(all.t)
    await publishAs(all.t, [all.drafter, all.approver])
  })

  test('leaves the old words the day before, and puts the new ones on the day', async () => {
    const before = await chosen(all.t, company, '2027-02-28')
    expect(before.editions).toEqual(['SOW-2021'])
    expect(before.words[0]).toContain('and corresponding national laws')
    expect(await chosen(all.t, company, EFFECTIVE)).toEqual({
      editions: ['SOW-2027'],
      words: [NEW_WORDS.replace('{sourced}', 'purchased')],
      questions: [],
    })
  })

  test('has each company’s documents since its day judged anew', async () => {
    const due = await all.t
      .admin`select scope_id from exception_due where tenant_id = ${company.tenantId} and scope_kind = 'wording'`
    expect(due).toEqual([{ scope_id: EFFECTIVE }])
  })

  test('prints its own words on a memo', async () => {
    const { words } = await chosen(all.t, company, EFFECTIVE, { documentType: 'memo' })
    expect(words).toEqual([ON_A_MEMO.replace('{sourced}', 'purchased')])
  })

  test('ends the old edition: who asks for it on the day is told that it may not be issued', async () => {
    const asked = { options: { editions: { sow: 'SOW-2021' } } }
    expect(await chosen(all.t, company, '2027-02-28', asked)).toMatchObject({ editions: ['SOW-2021'], questions: [] })
    expect(await chosen(all.t, company, EFFECTIVE, asked)).toEqual({
      ...{ editions: [], words: [], questions: ['no_edition_on_date'] },
    })
  })

  test('is offered in place of the old one, which is still accepted when received', async () => {
    const { library } = await all.t.library.current()
    const on = (date: string) =>
      inForce(library, day(date))
        .statements.filter(({ family }) => family === 'sow')
        .map(({ key, version, mayIssue, accepted }) => [key, version, mayIssue.length > 0, accepted.length > 0])
    expect(on('2027-02-28')).toEqual([['sow-2021', 1001, true, true]])
    expect(on(EFFECTIVE)).toEqual([
      ['sow-2021', 1001, false, true],
      ['sow-2027', 1001, true, true],
    ])
  })

  test('stays in force when a later release ships the same statements under higher versions', async () => {
    const raised = readSchemes().map((each) => ({
      ...each,
      scheme: { ...each.scheme, version: `${each.scheme.version}.1` },
      hash: `${each.hash}-new`,
      packs: each.packs.map((pack) => ({
        ...pack,
        statements: pack.statements.map(({ statement, hash }) => ({
          statement: { ...statement, version: statement.version + 5 },
          hash: `${hash}-new`,
        })),
      })),
    }))
    await loadSchemes(all.t.urls.adminUrl, raised)
    expect(await chosen(all.t, company, '2027-02-28')).toMatchObject({ editions: ['SOW-2021'] })
    expect(await chosen(all.t, company, EFFECTIVE)).toMatchObject({ editions: ['SOW-2027'] })
  })

  test('keeps where it came from, who wrote and who approved it', async () => {
    const { publications } = await listPublications(all.deps, all.approver, {})
    expect(publications).toMatchObject([
      {
        ...{ title: 'SOW-2027, System of Warranties, 2027 text', status: 'published', kind: 'edition' },
        ...{ scheme: 'sow', pack: 'core-sow', effectiveOn: EFFECTIVE },
      },
    ])
    const { publication, changes } = await readPublication(all.deps, all.drafter, publications[0]?.id ?? newId())
    expect(publication).toMatchObject({
      isMine: true,
      approvedByName: 'Admin',
      note: 'The assembly shortened the text.',
    })
    expect(changes.statements.map(({ kind, against }) => [kind, against?.edition, against?.version])).toEqual([
      ['new-edition', 'SOW-2021', 2],
      ['other-dates', 'SOW-2021', 2],
    ])
  })
})

describe('before it is approved', () => {
  test('a draft is in force nowhere', async () => {
    const all = await office()
    const company = await newCompany(all.t)
    await draftAnd(all)
    expect(await chosen(all.t, company, EFFECTIVE)).toMatchObject({ editions: ['SOW-2021'] })
  })

  test('its reader sees word by word what would leave and what would come', async () => {
    const all = await office()
    const { id } = await draftAnd(all)
    const { changes } = await readPublication(all.deps, all.approver, id)
    const [edition, ended] = changes.statements
    expect(edition).toMatchObject({ kind: 'new-edition', against: { key: 'sow-2021', version: 2 } })
    expect(edition?.wordings.map(({ of }) => of)).toEqual(['text', 'memo', 'official'])
    const [text] = edition?.wordings ?? []
    const side = (which: 'official' | 'found') =>
      text?.parts
        .map((part) => part[which])
        .filter(Boolean)
        .join(' ')
    expect(side('official')).toBe(shippedStatement('sow-2021').text)
    expect(side('found')).toBe(NEW_WORDS)
    expect(text?.parts.filter(({ op }) => op !== 'same').length).toBeGreaterThan(0)
    expect(ended).toMatchObject({
      kind: 'other-dates',
      statement: { key: 'sow-2021', version: 1001, text: shippedStatement('sow-2021').text },
    })
    expect(ended?.goods.find(({ goods }) => goods === 'ROUGH_NATURAL')).toMatchObject({
      now: { issue: [{ from: '2021-09-21', until: null }] },
      next: { issue: [{ from: '2021-09-21', until: EFFECTIVE }], accept: [{ from: '2021-09-21', until: null }] },
    })
  })

  test('its drafter changes it, each change by its revision; nobody else does', async () => {
    const all = await office()
    const { id } = await draftAnd(all)
    const change = { id, revision: 1, input: anEdition({ note: 'The assembly met again.' }) }
    await expect(changePublication(all.deps, all.approver, change)).rejects.toMatchObject({
      ...{ code: 'forbidden', details: { reason: 'not_own_draft' } },
    })
    expect(await changePublication(all.deps, all.drafter, change)).toBe(2)
    const stale = { code: 'conflict', details: { reason: 'stale_revision' } }
    await expect(changePublication(all.deps, all.drafter, change)).rejects.toMatchObject(stale)
    await expect(approvePublication(all.deps, all.approver, { id, revision: 1 })).rejects.toMatchObject(stale)
    await approvePublication(all.deps, all.approver, { id, revision: 2 })
    await expect(changePublication(all.deps, all.drafter, { ...change, revision: 2 })).rejects.toMatchObject({
      ...{ code: 'conflict', details: { reason: 'published' } },
    })
  })

  test('a withdrawn draft is never published', async () => {
    const all = await office()
    const named = await draftAnd(all)
    await withdrawDraft(all.deps, all.approver, named)
    await expect(approvePublication(all.deps, all.approver, { ...named, revision: 2 })).rejects.toMatchObject({
      ...{ code: 'conflict', details: { reason: 'withdrawn' } },
    })
    expect(await all.t.admin`select 1 from statement where origin = 'association'`).toEqual([])
  })
})

describe('approving', () => {
  test('takes a second person', async () => {
    const all = await office()
    const named = await draftAnd(all)
    await expect(approvePublication(all.deps, all.drafter, named)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'You drafted this: somebody else of the association approves it.',
    })
    expect(await all.t.admin`select status from publication`).toEqual([{ status: 'draft' }])
  })

  test('comes before the effective day, as it is in UTC', async () => {
    const all = await office()
    const named = await draftAnd(all)
    const at = (now: string) => publishingDeps(all.t, new Date(now))
    await expect(approvePublication(at('2027-03-01T00:00:00Z'), all.approver, named)).rejects.toMatchObject({
      ...{ code: 'conflict', details: { reason: 'too_early' } },
    })
    await approvePublication(at('2027-02-28T23:59:59Z'), all.approver, named)
  })

  test('looks at the draft again: the library may have moved on', async () => {
    const all = await office()
    const [one, other] = [await draftAnd(all), await draftAnd(all, anEdition({ edition: 'SOW-2028' }))]
    await approvePublication(all.deps, all.approver, one)
    await expect(approvePublication(all.deps, all.approver, other)).rejects.toMatchObject({
      code: 'conflict',
      details: {
        reason: 'outdated',
        fields: { publication: expect.arrayContaining([expect.stringContaining('the next one is version 1002')]) },
      },
    })
  })

  test('looks anew when the library moves while it looks', async () => {
    const all = await office()
    const named = await draftAnd(all)
    let looks = 0
    const library = {
      current: async () => {
        looks += 1
        const kept = await all.t.library.current()
        if (looks === 1) await all.t.admin`update library_state set revision = revision + 1`
        return kept
      },
    }
    await approvePublication({ ...all.deps, library }, all.approver, named)
    expect(looks).toBe(2)
    expect(await all.t.admin`select count(*)::int as n from statement where origin = 'association'`).toEqual([{ n: 2 }])
  })

  test('fifty times at once publishes once, and tells each company once', async () => {
    const all = await office()
    await newCompany(all.t)
    await newCompany(all.t)
    const named = await draftAnd(all)
    await warm(all.t)
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => approvePublication(all.deps, all.approver, named)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'conflict', details: { reason: 'published' } })
    expect(await all.t.admin`select count(*)::int as n from statement where origin = 'association'`).toEqual([{ n: 2 }])
    expect(await all.t.admin`select count(*)::int as n from notice`).toEqual([{ n: 2 }])
    expect(all.deps.rung).toHaveLength(2)
  })
})
