import { sha256 } from '../kernel/sha256.ts'

/** How a session id, a link's secret or a token is kept: SHA-256, hex. Enough, because each has 256 random bits. */
export function hashSecret(secret: string): string {
  return sha256(secret)
}
