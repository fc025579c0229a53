import { createHash } from 'node:crypto'

/** SHA-256 of bytes as bytes, for trees that are grown on the server. */
export function sha256Bytes(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
