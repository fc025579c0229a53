import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'
import { approvePublication, draftPublication } from '../../domain/publishing/index.ts'
import { chooseForCompany } from '../../domain/warranties/index.ts'
import { newAdmin, newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { anEdition, aPack, EFFECTIVE, NEW_WORDS, packFile, publishingDeps } from '../support/publications.ts'

let t: TestDatabase
let drafter: AssociationActor
let approver: AssociationActor
let company: TestCompany
const opened: TestDatabase[] = []
// What is published stays published, so the packs begin from a library without the editions.
async function open() {
  t = await testDatabase()
  opened.push(t)
  drafter = await newAdmin(t)
  approver = await newAdmin(t)
  company = await newCompany(t)
}
afterAll(() => Promise.all(opened.map((each) => each.close())))

/** What is said of each field, when drafting is refused. */
async function refusal(input: unknown): Promise<Readonly<Record<string, readonly string[]>>> {
  try {
    await draftPublication(publishingDeps(t), drafter, input)
  } catch (error) {
    if (isDomainError(error)) return error.details.fields ?? {}
    throw error
  }
  return {}
}

const goods = (changed: object) => ({ ...anEdition().goods, ...changed })

describe('an edition is refused beside the field that is wrong', () => {
  beforeAll(open)
  test.each<readonly [what: string, changed: Readonly<Record<string, unknown>>, field: string, sentence: string]>([
    ['a day that has come', { effectiveOn: '2026-11-24' }, 'effectiveOn', 'must lie after today, 2026-11-24'],
    ['a day that does not exist', { effectiveOn: '2027-02-30' }, 'effectiveOn', 'must be a date that exists'],
    ['no reason', { note: ' ' }, 'note', 'The reason is missing.'],
    ['no source', { source: '' }, 'source', 'The source is missing.'],
    ['a statement that is not there', { base: 'sow-1999' }, 'base', 'There is no statement “sow-1999”'],
    ['a statement of another scheme', { scheme: 'fsc' }, 'base', 'There is no statement “sow-2021”'],
    ['an edition of another statement', { edition: 'SOW-2002' }, 'edition', 'There is an edition SOW-2002 already'],
    ['an edition of signs', { edition: '***' }, 'edition', 'needs letters or digits'],
    ['a zero-width space', { text: `${NEW_WORDS}\u200b` }, 'text', 'cannot be seen (U+200B)'],
    ['a bidi control', { text: `${NEW_WORDS}\u202ex` }, 'text', 'cannot be seen (U+202E)'],
    ['an unknown token', { text: `${NEW_WORDS} {what}` }, 'text', '{what} stands in the text, but no token'],
    ['a brace left open', { text: `${NEW_WORDS} {` }, 'text', 'A brace in the text has no partner'],
    [
      'an option without its place on a memo',
      { adaptations: { memo: { text: 'No option here.', note: 'House.' } } },
      'adaptations.memo.text',
      '{sourced} is declared, but this text has no place for it',
    ],
    [
      'words for a document on which it does not stand',
      { adaptations: { 'credit-note': { text: NEW_WORDS, note: 'House.' } } },
      'adaptations.credit-note.text',
      'does not stand on “credit-note”',
    ],
    ['no goods', { goods: {} }, 'goods', 'Say for which goods'],
    ['goods of no scheme', { goods: goods({ WOOD: {} }) }, 'goods.WOOD.from', 'no goods class “WOOD”'],
    [
      'days that end before they begin',
      { goods: goods({ ROUGH_NATURAL: { from: '2027-05-01', until: '2027-04-01' } }) },
      'goods.ROUGH_NATURAL.from',
      'must end later than it begins',
    ],
    [
      'days before the effective one',
      { goods: goods({ ROUGH_NATURAL: { from: '2027-02-28' } }) },
      'goods.ROUGH_NATURAL.from',
      'before the effective date, 2027-03-01, nothing may change',
    ],
    [
      'issuing longer than it is accepted',
      { goods: goods({ ROUGH_NATURAL: { until: '2028-01-01', acceptedUntil: '2027-12-31' } }) },
      'goods.ROUGH_NATURAL.from',
      'days on which it is not accepted',
    ],
    [
      'an older edition that is refused while it may still be issued',
      { olderAcceptedUntil: '2027-01-31' },
      'olderAcceptedUntil',
      'nothing may change',
    ],
  ])('%s', async (_what, changed, field, sentence) => {
    const fields = await refusal(anEdition(changed))
    expect(fields[field]?.join(' ')).toContain(sentence)
  })

  test('one that begins with another on one day: neither would be the newer', async () => {
    const own = await draftPublication(
      publishingDeps(t),
      drafter,
      anEdition({ edition: 'SOW-2031', effectiveOn: '2031-01-01' }),
    )
    await approvePublication(publishingDeps(t), approver, { id: own, revision: 1 })
    const fields = await refusal(
      anEdition({ base: 'sow-2031', edition: 'SOW-2032', effectiveOn: '2031-01-01', older: 'stays' }),
    )
    expect(Object.values(fields).flat().join(' ')).toContain('begins on 2031-01-01 too')
  })

  test('and nothing of it is kept', async () => {
    const count = async () => (await t.admin`select count(*)::int as n from publication`)[0]
    const before = await count()
    await refusal(anEdition({ text: 'A {brace' }))
    expect(await count()).toEqual(before)
  })
})

describe('a pack is refused by the line that is wrong', () => {
  beforeAll(open)
  const text = JSON.stringify(packFile('core-sow'), null, 2)
  /** The file with what stands in it once replaced, and the line on which it stood. */
  function broken(from: string, to: string) {
    expect(text.split(from).length, from).toBeGreaterThan(1)
    return { file: text.replace(from, () => to), line: text.slice(0, text.indexOf(from)).split('\n').length }
  }

  test.each<readonly [what: string, from: string, to: string, sentence: string]>([
    ['no JSON', '"rules": [', '"rules": [,', 'not valid JSON'],
    ['a field that nobody knows', '"publisher":', '"publishers": "x", "publisher":', 'There is no field'],
    ['a wrong form', '"verdict": "must-not"', '"verdict": "never"', 'must be one of: must, may, must-not'],
    ['a rule about unknown goods', '"LAB_GROWN"', '"LAB_MADE"', 'The scheme has no goods class “LAB_MADE”'],
    [
      'words changed under their version',
      '"edition": "SOW-2021"',
      '"edition": "SOW-2022"',
      'the next one is version 1001',
    ],
    ['a hidden character', '"name": "System of Warranties"', '"name": "System\u200b of Warranties"', 'cannot be seen'],
  ])('%s', async (_what, from, to, sentence) => {
    const { file, line } = broken(from, to)
    const { text: said = [] } = await refusal(aPack(file))
    expect(said.join('\n')).toContain(sentence)
    // The version of a statement stands a line or two beside what was changed in it.
    expect(said.some((each) => Math.abs(Number(/^Line (\d+):/.exec(each)?.[1]) - line) <= 3)).toBe(true)
  })

  test('rules changed under their version, at the version’s line', async () => {
    const file = packFile('core-sow')
    const rules = file.pack.rules.slice(1)
    const { text: said } = await refusal(aPack({ ...file, pack: { ...file.pack, rules } }))
    expect(said?.join()).toMatch(/^Line 4: The pack has version 1 in the library.*the next one is version 1001/)
  })

  test('what is in the library already, a family that another pack has, and a file of a million brackets', async () => {
    expect(await refusal(aPack(text))).toMatchObject({ text: [expect.stringContaining('in the library already')] })
    const { pack, statements } = packFile('core-sow')
    const copied = {
      pack: { ...pack, key: 'copied-sow', rules: [] },
      statements: statements.map((each) => ({ ...each, key: `${each.key}-copy` })),
    }
    expect((await refusal(aPack(copied)))['text']?.join()).toContain('sow/core-sow has the family “sow” already')
    expect(await refusal(aPack('['.repeat(400_000)))).toMatchObject({
      text: [expect.stringContaining('nested deeper')],
    })
    expect((await refusal(aPack('{'.repeat(20) + '!,'.repeat(200_000))))['text']?.length).toBeLessThan(300)
  })
})

describe('a pack that agrees with everything', () => {
  const publishPack = async (input: unknown) => {
    const id = await draftPublication(publishingDeps(t), drafter, input)
    await approvePublication(publishingDeps(t), approver, { id, revision: 1 })
  }
  const decided = async (documentDate: string, family: string) => {
    const { decisions } = await chooseForCompany(publishingDeps(t), company.dealer, {
      documentType: 'invoice',
      documentDate,
      buyer: { name: 'Buyer', country: 'BE' },
      lines: [{ goodsClass: 'GEMSTONE', carats: '0.3', pieces: 1 }],
    })
    return decisions
      .filter((each) => each.family === family)
      .map(({ verdict, stands, why }) => [verdict, stands, why.rule])
  }

  test('brings its statements and rules on its day, and not before', async () => {
    const [statement] = packFile('core-sow').statements
    const window = [{ from: EFFECTIVE, until: null }]
    const file = {
      pack: {
        ...{ key: 'house-remarks', version: 1001, name: 'Remarks of the house', publisher: 'The association' },
        rules: [
          {
            ...{ key: 'gems-are-named', statement: 'gem-remark', verdict: 'must', when: { goods: ['GEMSTONE'] } },
            ...{ sentence: 'Coloured stones are named.', source: { of: 'The board', standing: 'published' } },
          },
        ],
      },
      statements: [
        {
          ...statement,
          ...{ key: 'gem-remark', version: 1001, family: 'gem-remark', kind: 'declaration', edition: 'GEM-1' },
          ...{ name: 'Coloured stones', text: 'These are coloured stones.', official: 'These are coloured stones.' },
          ...{ adaptations: {}, variants: [], goods: { GEMSTONE: { issue: window, accept: window } } },
        },
      ],
    }
    await publishPack(aPack(file))
    expect(await decided('2027-02-28', 'gem-remark')).toEqual([['must-not', false, null]])
    expect(await decided(EFFECTIVE, 'gem-remark')).toEqual([['must', true, 'gems-are-named']])
  })

  test('changes rules on its day only', async () => {
    const { pack, statements } = packFile('core-sow')
    const rules = pack.rules.map((rule) =>
      rule.key === 'not-coloured-stones' ? { ...rule, key: 'no-gems-at-all' } : rule,
    )
    await publishPack(aPack({ pack: { ...pack, version: 1001, rules }, statements: statements.slice(0, 0) }))
    expect((await decided('2027-02-28', 'sow'))[0]).toEqual(['must-not', false, 'not-coloured-stones'])
    expect((await decided(EFFECTIVE, 'sow'))[0]).toEqual(['must-not', false, 'no-gems-at-all'])
  })
})
