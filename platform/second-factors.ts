import { createHmac, hkdfSync } from 'node:crypto'
import type { FactorKeys } from '../domain/kernel/deps.ts'
import { openSealing } from './sealing.ts'

const SEED_BYTES = 20

/** Opens what keeps second factors secret from the database: keys derived from the master key, one for each purpose. */
export function openFactorKeys(master: Uint8Array): FactorKeys {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, '', `briefke:second-factor:${purpose}`, 32))
  const [drafts, codes] = [keyFor('drafts'), keyFor('codes')]
  const sealing = openSealing(keyFor('seeds'))
  return {
    draftSeed: (sessionId) => createHmac('sha256', drafts).update(sessionId).digest().subarray(0, SEED_BYTES),
    sealSeed: (userId, seed) => sealing.seal(userId, seed),
    openSeed(userId, sealed) {
      try {
        return sealing.open(userId, sealed)
      } catch (error) {
        throw new Error('The second factor cannot be opened with this master key.', { cause: error })
      }
    },
    hashCode: (userId, code) => createHmac('sha256', codes).update(`${userId} ${code}`).digest('hex'),
  }
}
