import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { paperOf } from '../../domain/inbox/paper.ts'
import { proposalsOf } from '../../domain/inbox/propose/index.ts'
import { problemSentence } from '../../domain/inbox/reading.ts'
import { openReader } from '../../worker/inbox/reader.ts'
import { hostilePdfs } from '../support/hostile-pdfs.ts'
import { receivedPaper } from '../support/received-papers.ts'
import { writtenPdf } from '../support/written-pdf.ts'

const reader = openReader()
afterAll(() => reader.close())
const good = writtenPdf([[[72, 90, 'Invoice 7']], [[100, 50, 'Page two']]])

/** Processes of this machine whose command line names our child. */
function children(): number {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const [parent] = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.slice(1) ?? []
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('read-child')
    } catch {
      return false
    }
  }).length
}

test('a PDF is read page by page, each piece of text with its place', async () => {
  expect(await reader.read(good)).toEqual({
    hasScript: false,
    pages: [
      { width: 595, height: 842, pieces: [[72, 80, expect.any(Number), 10, 'Invoice 7']] },
      { width: 595, height: 842, pieces: [[100, 40, expect.any(Number), 10, 'Page two']] },
    ],
  })
})

test('what a supplier’s invoice proposes survives its way through a PDF', async () => {
  const read = await reader.read(receivedPaper({ supplier: 'Hudson Gems Inc' }))
  if ('problem' in read) throw new Error(read.problem)
  const parties = [{ id: 'hudson', name: 'Hudson Gems', taxNumber: null, country: 'US' }]
  const found = proposalsOf(paperOf(read.pages), { parties, self: { names: [], taxNumber: null } })
  expect(found).toMatchObject({
    supplier: { value: 'hudson' },
    number: { value: 'HG/2026/0117' },
    documentDate: { value: '2026-11-24' },
    amount: { value: '17578.50' },
    lines: [{ carats: '12.450' }, { carats: '2.240' }],
  })
})

describe('a hostile PDF has a clear answer within its limits, and the next paper is read as ever (LOD-6)', () => {
  const expected: Readonly<Record<string, string>> = {
    'a locked one': 'encrypted',
    'a damaged one': 'unreadable',
    'one cut in the middle': 'unreadable',
    'a scan without text': 'no-text',
    'one of fifty-one pages': 'too-many-pages',
    'one that says a million pages': 'read',
    'a page of five kilometres': 'page-too-large',
    'a million pieces of text': 'too-much-text',
    'a stream that unfolds to three gigabytes': 'too-heavy',
    'a form that draws itself': 'read',
    'a tree of pages that goes in a circle': 'unreadable',
    'forms that unfold to a billion': 'too-much-text',
    'one with a script that opens with it': 'read',
  }
  test.each(Object.entries(hostilePdfs))('%s', async (name, make) => {
    const read = await reader.read(make())
    const problem = 'problem' in read ? read.problem : null
    // A slow machine may stop what a quick one finds too large: both are answers.
    if (problem === 'too-slow') expect(['too-heavy', 'too-much-text']).toContain(expected[name])
    else expect(problem ?? 'read').toBe(expected[name])
    if (problem) expect(problemSentence(problem)).toMatch(/^(The|A) .+\. .+\.$/)
    expect(await reader.read(good)).toMatchObject({ pages: [{}, {}] })
  })
})

test('a script in a PDF is told of, and not run', async () => {
  const make = hostilePdfs['one with a script that opens with it']
  expect(await reader.read(make?.() ?? good)).toMatchObject({ hasScript: true })
})

test('a paper that takes too long is stopped, and no process of it is left', async () => {
  const hasty = openReader({ timeoutMs: 400 })
  const make = hostilePdfs['forms that unfold to a billion']
  const began = performance.now()
  expect(await hasty.read(make?.() ?? good)).toEqual({ problem: 'too-slow' })
  expect(performance.now() - began).toBeLessThan(1_500)
  hasty.close()
  reader.close()
  await expect.poll(children).toBe(0)
})
