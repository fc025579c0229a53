import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeIn } from './code.ts'
import { compareFile } from './compare.ts'

const pdf = (text: string) => new Blob([`%PDF-1.7 ${text}`])
const sha256 = (text: string) => createHash('sha256').update(`%PDF-1.7 ${text}`).digest('hex')
const papers = [{ kind: 'trade-document', paper: 'A4', sha256: sha256('ours') }]
const context = { papers, stands: true, subtle: crypto.subtle }

test('the file that was printed is the very file', async () => {
  expect(await compareFile(pdf('ours'), context)).toMatchObject({ meaning: 'in-order', sha256: sha256('ours') })
})

test('one other byte makes another file', async () => {
  expect(await compareFile(pdf('ours!'), context)).toMatchObject({ meaning: 'wrong', sha256: sha256('ours!') })
})

test('the very file of a document that was voided does not look in order', async () => {
  expect(await compareFile(pdf('ours'), { ...context, stands: false })).toMatchObject({ meaning: 'wrong' })
})

test('what could not be compared says so and why', async () => {
  const unreadable = { size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) }
  const answers = [
    await compareFile(pdf('ours'), { ...context, subtle: undefined }),
    await compareFile(pdf('ours'), { ...context, papers: [] }),
    await compareFile(new Blob(['a picture']), context),
    await compareFile(unreadable, context),
    await compareFile({ ...unreadable, size: 200 * 1024 * 1024 }, context),
  ]
  expect(answers.map(({ meaning }) => meaning)).toEqual(Array(5).fill('could-not-verify'))
  expect(new Set(answers.map(({ says }) => says)).size).toBe(5)
})

test('a code is found in a pasted link, and nothing else is taken for one', () => {
  const code = `${'A'.repeat(42)}_`
  expect(codeIn(` https://briefke.example/v/${code} \n`)).toBe(code)
  expect(codeIn(code)).toBe(code)
  expect(codeIn(code.slice(1))).toBeNull()
  expect(codeIn('INV-2026-0001')).toBeNull()
})
