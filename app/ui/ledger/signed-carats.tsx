import { caratText } from '../format.tsx'
import { isNothing } from './words.ts'

/** A quantity that may be below nothing, which is marked; nothing is a dash, so that a difference of zero looks like zero. */
export function SignedCarats({ value }: { readonly value: string }) {
  if (isNothing(value)) return <span className="figure nothing">0</span>
  const isNegative = value.startsWith('-')
  return (
    <span className="figure" data-negative={isNegative ? true : undefined}>
      {isNegative ? '−' : ''}
      {caratText(isNegative ? value.slice(1) : value)}
    </span>
  )
}
