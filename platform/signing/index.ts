import { createHash } from 'node:crypto'
import { Certificate } from 'pkijs'
import type { SigningService } from '../../domain/kernel/deps.ts'
import { writeCertificate } from './certificates.ts'
import { signCms } from './cms.ts'
import { openKeyStore } from './key-store.ts'
import type { TimeStamps } from './time-stamp.ts'

const [AUTHORITY_YEARS, KEY_YEARS] = [30, 15]
/** What keys for printed codes are bound to. */
const PRINT = 'print'
/** What keys for the heads of logs are bound to. */
const LOG = 'log'

/** Opens signing over the master key; with a time stamp authority every signature is stamped by it, or there is none. */
export function openSigning(master: Uint8Array, stamp?: TimeStamps): SigningService {
  const store = openKeyStore(master)
  const bareKey = async (purpose: string) => {
    const { publicKey, wrapped } = await store.generate(purpose, 'ed25519')
    // The last 32 bytes of its form are the key itself (RFC 8410); its name is the beginning of their hash.
    const bare = publicKey.slice(-32)
    return { id: createHash('sha256').update(bare).digest('hex').slice(0, 8), publicKey: bare, wrappedKey: wrapped }
  }
  return {
    async makeAuthority(name, at) {
      const { publicKey, wrapped } = await store.generate('authority')
      const certificate = await writeCertificate({
        subject: { name, organisation: 'Briefke', country: null },
        ...{ publicKey, from: at, years: AUTHORITY_YEARS, issuer: null },
        sign: (data) => store.sign('authority', wrapped, data),
      })
      return { name: 'authority', certificate, wrappedKey: wrapped }
    },
    async makeKey(authority, { name, subject, at }) {
      const { publicKey, wrapped } = await store.generate(name)
      const certificate = await writeCertificate({
        ...{
          subject,
          publicKey,
          from: at,
          years: KEY_YEARS,
          issuer: Certificate.fromBER(new Uint8Array(authority.certificate)),
        },
        sign: (data) => store.sign(authority.name, authority.wrappedKey, data),
      })
      return { name, certificate, wrappedKey: wrapped }
    },
    sign: ({ name, certificate, wrappedKey }, authority, digest) =>
      signCms({
        ...{ digest, certificates: [certificate, authority], stamp },
        sign: (data) => store.sign(name, wrappedKey, data),
      }),
    makePrintKey: () => bareKey(PRINT),
    signPrint: async (wrappedKey, data) => store.sign(PRINT, wrappedKey, data),
    makeLogKey: () => bareKey(LOG),
    signLog: async (wrappedKey, data) => store.sign(LOG, wrappedKey, data),
  }
}
