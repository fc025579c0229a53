import { codeOfStep, stepAt } from '../../domain/second-factor/rules.ts'
import { openFactorKeys } from '../../platform/second-factors.ts'
import type { Headers } from './route-matrix.ts'

/** What stands on somebody's phone: the codes of a seed. */
export type Phone = {
  /** The code of now, or of so many steps from now. */
  readonly code: (steps?: number) => string
}

export function phoneWith(seed: Uint8Array, now = () => new Date()): Phone {
  return { code: (steps = 0) => codeOfStep(seed, stepAt(now()) + steps) }
}

/** A seed from the text that the page shows. */
export function seedOfText(text: string): Uint8Array {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replaceAll(' ', '')].map((sign) => signs.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}

/** The forms of a person's own factor: set up as his session is offered it, then turned off with a code of the same phone. */
export function secondFactorForms() {
  const keys = openFactorKeys(Buffer.alloc(32, 7))
  let phone = phoneWith(Buffer.alloc(20))
  return {
    'set-up': (_ids: unknown, caller: Headers = {}) => {
      phone = phoneWith(keys.draftSeed(caller['cookie']?.split('=')[1] ?? ''))
      return { form: 'set-up', code: phone.code(-1), present: '' }
    },
    'turn-off': () => ({ form: 'turn-off', code: phone.code() }),
  }
}
