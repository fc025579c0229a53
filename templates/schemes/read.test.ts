import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { brokenForm, brokenStatements } from '../../tests/support/scheme-breakages/one-file.ts'
import { brokenReference, brokenRules } from '../../tests/support/scheme-breakages/together.ts'
import { readSchemes } from './read.ts'

const temporary: string[] = []
afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true })
})

/** The shipped folders, copied to where they may be broken. */
function copyOfSchemes(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-schemes-'))
  temporary.push(folder)
  for (const { name } of readdirSync(import.meta.dirname, { withFileTypes: true }).filter((each) => each.isDirectory()))
    cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true })
  return folder
}

function refusalOf(folder: string): string {
  try {
    readSchemes(folder)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'nothing was refused'
}

/** Replaces what stands exactly once, so that a changed file cannot make a breakage break nothing. */
function edit(folder: string, file: string, from: string, to: string): string {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text.split(from).length, `“${from}” stands in ${file}`).toBeGreaterThan(1)
  const broken = text.replace(from, () => to)
  writeFileSync(path, broken)
  return broken
}

test('every shipped scheme reads', () => {
  const read = readSchemes(copyOfSchemes())
  expect(read.map(({ scheme }) => scheme.key)).toEqual(['fsc', 'sow'])
  for (const { packs } of read) for (const { statements } of packs) expect(statements.length).toBeGreaterThan(0)
})

test.each([...brokenForm, ...brokenStatements, ...brokenRules, ...brokenReference])(
  'refuses $name',
  ({ file, from, to, at, reason }) => {
    const folder = copyOfSchemes()
    const broken = edit(folder, file, from, to)
    const line = broken.slice(0, broken.indexOf(at ?? to)).split('\n').length
    expect(refusalOf(folder)).toContain(`\n  ${file}:${line}: ${reason}`)
  },
)

test('tells everything that is wrong with every file at once', () => {
  const folder = copyOfSchemes()
  edit(folder, 'fsc/scheme.json', '"version": "', '"version": "one of ')
  edit(folder, 'sow/core-sow/pack.json', '"version": 1', '"version": 0')
  edit(folder, 'sow/core-sow/statements/sow-2021.json', '"default": "purchased"', '"default": "bought"')
  edit(folder, 'sow/core-sow/statements/sow-2021.json', '["invoice", "memo"]', '["invoice", "memorandum"]')
  edit(folder, 'sow/reference/goods-codes.json', '"code": "7102.10",', '')
  const lines = refusalOf(folder).split('\n').slice(1)
  expect(lines.map((each) => each.trim().split(':')[0])).toEqual([
    'fsc/scheme.json',
    'sow/core-sow/pack.json',
    'sow/core-sow/statements/sow-2021.json',
    'sow/core-sow/statements/sow-2021.json',
    'sow/core-sow/statements/sow-2021.json',
    'sow/reference/goods-codes.json',
  ])
})

test('refuses a missing file, and one that nothing reads', () => {
  const folder = copyOfSchemes()
  rmSync(join(folder, 'fsc/scheme.json'))
  writeFileSync(join(folder, 'sow/reference/treshold.json'), '{}')
  writeFileSync(join(folder, 'sow/core-sow/statements/notes.txt'), '')
  const message = refusalOf(folder)
  expect(message).toContain('fsc/scheme.json:1: The file is missing.')
  expect(message).toContain('sow/reference/treshold.json:1: Nothing reads this file')
  expect(message).toContain('sow/core-sow/statements/notes.txt:1: Nothing reads this file')
})

test('refuses a statement that another pack has already, and a family in two packs', () => {
  const folder = copyOfSchemes()
  const [own, copy] = ['core-sow', 'russia-us'].map((pack) => `sow/${pack}/statements/sow-2021.json`)
  cpSync(join(folder, own ?? ''), join(folder, copy ?? ''))
  const message = refusalOf(folder)
  expect(message).toContain(`${copy}:2: ${own} has a statement “sow-2021” already.`)
  expect(message).toContain(`${copy}:4: sow/core-sow/pack.json has the family “sow” already`)
})

test('the same words in another arrangement have the same hash, other words another', () => {
  const folder = copyOfSchemes()
  const before = readSchemes(folder)
  const path = join(folder, 'fsc/material-claims/statements/fsc-100.json')
  const { key, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...rest, key }))
  expect(readSchemes(folder)).toEqual(before)
  writeFileSync(path, JSON.stringify({ ...rest, key, name: 'Other' }))
  const after = readSchemes(folder)
  expect(after[0]?.hash).not.toBe(before[0]?.hash)
  expect(after[0]?.packs[0]?.statements[0]?.hash).not.toBe(before[0]?.packs[0]?.statements[0]?.hash)
  expect(after[0]?.packs[0]?.statements[1]).toEqual(before[0]?.packs[0]?.statements[1])
})
