import { codeOfStep, stepAt } from '../../domain/second-factor/rules.ts'

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
