import { z } from 'zod'
import type { PrintKey } from './check-print.ts'

const keysSchema = z.object({
  keys: z.array(z.object({ id: z.string(), algorithm: z.literal('Ed25519'), publicKey: z.string() })),
})

/** The site's public keys, as they are now or were kept when there was a network; none when they cannot be had. */
export async function loadPrintKeys(): Promise<readonly PrintKey[]> {
  try {
    const response = await fetch('/v/keys.json')
    return response.ok ? keysSchema.parse(await response.json()).keys : []
  } catch {
    return []
  }
}
