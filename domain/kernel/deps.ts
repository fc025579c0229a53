import type { Readable } from 'node:stream'
import type { Clock } from './clock.ts'
import type { Sheets } from './sheet.ts'

/** Whether somebody waits for it at the screen, or many were asked for at once and let him go before. */
export type Pace = 'awaited' | 'bulk'

/** The bell as a use case sees it: says that a row asks for work, after commit, and never throws. */
export type Ring = {
  (name: 'render-document', payload: { tenantId: string; documentId: string }, pace?: Pace): Promise<void>
  (name: 'preview-template', payload: { tenantId: string; previewId: string }): Promise<void>
  (name: 'build-audit-pack', payload: { tenantId: string; packId: string }): Promise<void>
  (name: 'run-bulk-job', payload: { tenantId: string; jobId: string; turn: number }, pace?: Pace): Promise<void>
  (name: 'judge-exceptions', payload: { tenantId: string }): Promise<void>
  (name: 'send-invitation', payload: { invitationId: string }): Promise<void>
  (name: 'send-factor-removal', payload: { removalId: string }): Promise<void>
  (name: 'read-inbox-item', payload: { tenantId: string; itemId: string }): Promise<void>
  (name: 'send-chase', payload: { tenantId: string; messageId: string }, pace?: Pace): Promise<void>
  (name: 'send-finding', payload: { tenantId: string; stepId: string }, pace?: Pace): Promise<void>
  (name: 'hand-over-document', payload: { tenantId: string; documentId: string }): Promise<void>
  (name: 'send-notice', payload: { tenantId: string; noticeId: string }, pace?: Pace): Promise<void>
}

/** Content-addressed files of a company; `platform/files.ts` is one implementation. */
export type FileStore = {
  readonly put: (
    tenantId: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
  ) => Promise<{ sha256: string; bytes: number }>
  readonly read: (tenantId: string, sha256: string) => Readable
  readonly size: (tenantId: string, sha256: string) => Promise<number | null>
  /** Takes a file away for good; one that is not there is gone already. Only a lawful deletion does. */
  readonly remove: (tenantId: string, sha256: string) => Promise<void>
}

/** Secrets of links, derived outside the database; `platform/keys.ts` is the implementation. */
export type LinkKeys = {
  readonly linkSecret: (
    purpose: 'verification' | 'invitation' | 'inbox-address' | 'send-link' | 'platform-code',
    id: string,
  ) => string
}

/** What keeps second factors secret from the database (AUT-1); `platform/second-factors.ts` is the implementation. */
export type FactorKeys = {
  /** The seed that a session may set up: the same until the session is another, and written nowhere before. */
  readonly draftSeed: (sessionId: string) => Uint8Array
  /** Encrypted for the database, for this person alone. */
  readonly sealSeed: (userId: string, seed: Uint8Array) => Uint8Array
  readonly openSeed: (userId: string, sealed: Uint8Array) => Uint8Array
  /** How a recovery code of this person is kept. */
  readonly hashCode: (userId: string, code: string) => string
}

/** A certificate with its private key, wrapped for its store. */
export type KeyPair = { readonly name: string; readonly certificate: Uint8Array; readonly wrappedKey: Uint8Array }

/** A key for printed codes: its id says which of several signed. */
export type PrintKey = { readonly id: string; readonly publicKey: Uint8Array; readonly wrappedKey: Uint8Array }

/** Keys, certificates and signatures; `platform/signing` is the implementation. */
export type SigningService = {
  /** A new authority for this deployment. */
  readonly makeAuthority: (name: string, at: Date) => Promise<KeyPair>
  /** A new key with a certificate that the authority has signed. */
  readonly makeKey: (
    authority: KeyPair,
    asked: {
      readonly name: string
      readonly subject: { readonly name: string; readonly organisation: string; readonly country: string | null }
      readonly at: Date
    },
  ) => Promise<KeyPair>
  /** A detached CMS signature over what has this SHA-256. Throws when the key cannot be opened. */
  readonly sign: (signer: KeyPair, authority: Uint8Array, digest: Uint8Array) => Promise<Uint8Array>
  /** A new key for printed codes. */
  readonly makePrintKey: () => Promise<PrintKey>
  /** 64 bytes, the same for the same data. Throws when the key cannot be opened. */
  readonly signPrint: (wrappedKey: Uint8Array, data: Uint8Array) => Promise<Uint8Array>
  /** A new key for the heads of logs. */
  readonly makeLogKey: () => Promise<PrintKey>
  /** As `signPrint`, with a key for the heads of logs and no other. */
  readonly signLog: (wrappedKey: Uint8Array, data: Uint8Array) => Promise<Uint8Array>
}

/** Copies of logs' signed heads outside the database, which a restored database cannot take back (EVD-9). */
export type Witness = {
  /** Every copy of a log, the oldest first. */
  readonly all: (log: string) => Promise<readonly string[]>
  /** The newest copy of a log; null when there is none. */
  readonly latest: (log: string) => Promise<string | null>
  /** Keeps a copy for good. Throws when it cannot. */
  readonly keep: (log: string, note: string) => Promise<void>
}

/** Services that a use case may ask for beside its database. */
export type Services = {
  readonly clock: Clock
  readonly ring: Ring
  readonly files: FileStore
  readonly keys: LinkKeys
  readonly factors: FactorKeys
  readonly sheets: Sheets
  readonly signing: SigningService
  readonly witness: Witness
  /** Days at least that a company has to answer a notice of its association; the house's when nothing is said. */
  readonly answerDays?: number
}
