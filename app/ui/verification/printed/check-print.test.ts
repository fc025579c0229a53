import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeClaim, signedBytes, toDigits } from '../../../../domain/kernel/print-claim.ts'
import { checkPrint, type PrintKey } from './check-print.ts'

const code = 'k'.repeat(43)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const bare = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
const key: PrintKey = { id: '00c0ffee', algorithm: 'Ed25519', publicKey: bare.toString('base64url') }
const body = encodeClaim(key.id, {
  ...{ documentType: 'credit-note', number: 'CN-7', documentDate: '2026-11-20', issuer: 'Scheldt Diamonds NV' },
  ...{ carats: '4.503', unit: 'ct', editions: [], dataSha256: 'ab'.repeat(32) },
})
const digits = toDigits(body, sign(null, signedBytes(code, body), privateKey))
const link = `https://briefke.example/v/${code}#${digits}`
const check = (text: string, known: { keys?: readonly PrintKey[]; subtle?: SubtleCrypto | undefined } = {}) =>
  checkPrint(text, { subtle: crypto.subtle, keys: [key], ...known })

test('what a known key signed is as signed, and its status is said to be unchecked', async () => {
  const { meaning, sentence, checks, claim } = await check(` ${link.slice(0, 90)}\n${link.slice(90)} `)
  expect([meaning, sentence]).toEqual(['could-not-verify', 'As signed; status not checked.'])
  expect(checks.map((each) => each.meaning)).toEqual(['in-order', 'in-order', 'could-not-verify'])
  expect(claim).toMatchObject({ number: 'CN-7', editions: [] })
})

test('every single digit that is altered is noticed, and nothing of the words is shown', async () => {
  for (let at = 0; at < digits.length; at++) {
    const altered = `${digits.slice(0, at)}${(Number(digits[at]) + 1) % 10}${digits.slice(at + 1)}`
    const { meaning, sentence, checks, claim } = await check(link.replace(digits, altered))
    expect(claim).toBeNull()
    expect(sentence).not.toContain('As signed')
    expect(checks.some((each) => each.meaning === 'in-order')).toBe(false)
    // An altered name of a key is a key that is not known.
    if (meaning === 'could-not-verify')
      expect(checks[0]?.says).toMatch(/It says that key [0-9a-f]{8} signed it, which is/)
  }
})

test.each<[string, string, Parameters<typeof check>[1], string]>([
  ['a key that this device does not know', link, { keys: [] }, 'Open this page once with a network'],
  ['a browser without the signature', link, { subtle: undefined }, 'This browser cannot check such a signature'],
  ['the address alone', `https://briefke.example/v/${code}`, {}, 'holds only the address'],
  ['anything else', 'https://example.com/menu', {}, 'This is no code of a document of ours.'],
  ['nothing', '', {}, 'This is no code of a document of ours.'],
])('of %s it says that it could not verify, and why', async (_what, text, known, says) => {
  const answer = await check(text, known)
  expect(answer).toMatchObject({ meaning: 'could-not-verify', claim: null })
  expect(answer.checks[0]?.says).toContain(says)
})

test.each([
  ['digits that say nothing', `https://briefke.example/v/${code}#${'1'.repeat(400)}`, 'it is damaged, or was altered'],
  ['words beside the code of another paper', link.replace(code, 'm'.repeat(43)), 'not those that were signed'],
])('%s are wrong', async (_what, text, says) => {
  const answer = await check(text)
  expect(answer).toMatchObject({ meaning: 'wrong', sentence: 'Do not rely on this paper.', claim: null })
  expect(answer.checks[0]?.says).toContain(says)
})
