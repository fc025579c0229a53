import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { lineOfText } from '../kernel/text.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const loginLimits = { windowMs: 15 * MINUTE, perAccountAndNetwork: 5, perNetwork: 50 } as const
export const sessionLimits = { idleMs: HOUR, absoluteMs: 12 * HOUR, secondStepMs: 10 * MINUTE } as const

/** What of the second factor a session still owes: nothing, its code, or that it be set up first. */
export type FactorStanding = 'enough' | 'asked' | 'missing'

/** Who has a second factor is asked for it; who must have one and has none sets it up before anything else (AUT-6). */
export function factorStanding(facts: {
  readonly isDone: boolean
  readonly has: boolean
  readonly must: boolean
}): FactorStanding {
  if (facts.isDone) return 'enough'
  if (facts.has) return 'asked'
  return facts.must ? 'missing' : 'enough'
}

/** An e-mail address, lower case, as accounts and invitations keep it. */
export const emailSchema = z
  .string({ error: 'The e-mail address is missing.' })
  .trim()
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address, like name@example.com.').max(254, 'This e-mail address is too long.'))

/** A new password: long enough to be hard to guess, short enough to hash. */
export const newPasswordSchema = z
  .string({ error: 'The password is missing.' })
  .min(12, 'The password must have at least 12 characters.')
  .max(200, 'The password must have at most 200 characters.')

export const personNameSchema = lineOfText('The name', 120)

/** The network an address belongs to for throttling: the IPv4 address itself, the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? ''
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

const TOKEN = /^bfk_([A-Za-z0-9_-]{43})_([0-9a-f]{8})$/

/** A token as its owner sees it: prefix, secret, checksum (AUT-8). */
export function formatToken(secret: string): string {
  return `bfk_${secret}_${checksum(secret)}`
}

/** Whether the text can be a token of ours: asked before the database is. */
export function isTokenShaped(text: string): boolean {
  const match = TOKEN.exec(text)
  return match !== null && checksum(match[1] ?? '') === match[2]
}

/** The sentence about waiting, in whole minutes. */
export function retrySentence(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
}

function checksum(secret: string): string {
  return crc32(secret).toString(16).padStart(8, '0')
}
