import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app has it. */
const TOTP_SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** The code before and the one after are taken too: phones and servers disagree by seconds. */
const DRIFT_STEPS = 1
/** So many wrong codes in a quarter of an hour from all networks together: three of a million fit at any moment. */
export const CODES_PER_ACCOUNT = 20
const RECOVERY_CODES = 10
// Without the signs that are taken for one another on paper: 12 of 31 are 59 bits.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const RECOVERY_CODE = new RegExp(`^[${SIGNS}]{12}$`)

export type GivenCode =
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'recovery'; readonly code: string }

/** What was typed as a code: six digits, or a recovery code, with or without its hyphens; null for anything else. */
export function readCode(typed: string): GivenCode | null {
  const code = typed.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(code)) return { kind: 'digits', digits: code }
  return RECOVERY_CODE.test(code) ? { kind: 'recovery', code } : null
}

/** The half minute, counted from 1970, whose code these digits are; null when they are no code of now. */
export function matchingStep(seed: Uint8Array, digits: string, at: Date): number | null {
  const delta = totp(seed).validate({ token: digits, timestamp: at.getTime(), window: DRIFT_STEPS })
  return delta === null ? null : stepAt(at) + delta
}

/** The code of a half minute. */
export function codeOfStep(seed: Uint8Array, step: number): string {
  return totp(seed).generate({ timestamp: step * TOTP_SETTINGS.period * 1000 })
}

/** The half minute that an instant is in. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / TOTP_SETTINGS.period)
}

/** A seed as an authenticator takes it: in a QR code, and as text in fours to be typed. */
export function seedForApp(seed: Uint8Array, email: string): { readonly address: string; readonly text: string } {
  const made = new TOTP({ ...TOTP_SETTINGS, issuer: 'Briefke', label: email, secret: secretOf(seed) })
  return { address: made.toString(), text: (made.secret.base32.match(/.{1,4}/g) ?? []).join(' ') }
}

/** Ten new recovery codes, as they are written down. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-'),
  )
}

function totp(seed: Uint8Array): TOTP {
  return new TOTP({ ...TOTP_SETTINGS, secret: secretOf(seed) })
}

function secretOf(seed: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(seed).buffer })
}
