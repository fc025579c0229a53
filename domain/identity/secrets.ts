import { createHash } from 'node:crypto'

/** How a session id, a link's secret or a token is kept: SHA-256, hex. Enough, because each has 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
