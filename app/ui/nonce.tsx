import { createContext, useContext } from 'react'

/** The nonce of this response's Content-Security-Policy; empty in the browser, which hides it anyway. */
export const NonceContext = createContext('')

/** The nonce that inline scripts need. */
export function useNonce(): string {
  return useContext(NonceContext)
}
