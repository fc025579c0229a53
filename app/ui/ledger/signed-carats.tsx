import { caratText } from '../format.tsx'
import { isNothing } from './words.ts'

/** A quantity that may be below nothing, as it is shown and read out. */
export function signedText(value: string): string {
  if (isNothing(value)) return '0'
  return value.startsWith('-') ? `−${caratText(value.slice(1))}` : caratText(value)
}

/** A quantity that may be below nothing, which is marked; nothing recedes, so that a difference of zero looks like zero. */
export function SignedCarats({ value }: { readonly value: string }) {
  if (isNothing(value)) return <span className="figure nothing">{signedText(value)}</span>
  return (
    <span className="figure" data-negative={value.startsWith('-') ? true : undefined}>
      {signedText(value)}
    </span>
  )
}
