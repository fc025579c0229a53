import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Encrypts what the database keeps and must not know: AES-256-GCM, bound to a name, so that no row's secret opens as another's. */
export type Sealing = {
  readonly seal: (name: string, content: Uint8Array) => Buffer
  /** Throws when it was sealed under another key or name, or was changed. */
  readonly open: (name: string, sealed: Uint8Array) => Buffer
}

const [VERSION, NONCE, TAG] = [1, 12, 16]

/** Opens sealing over a key of 32 bytes. */
export function openSealing(key: Buffer): Sealing {
  return {
    seal(name, content) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== VERSION) throw new Error(`version ${bytes[0]}`)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from(name))
      decipher.setAuthTag(bytes.subarray(-TAG))
      return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()])
    },
  }
}
