import type { Sha256 } from '../evidence-log/bytes.ts'

/** The bytes of a file that is looked at, wherever they lie. */
export type Source = {
  readonly size: number
  /** Exactly these bytes. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

/** What a verifier runs on: a command line has it from Node, a page from the browser. */
export type Engine = {
  readonly sha256: Sha256
  /** SHA-256 in hexadecimal and CRC-32 of bytes that come in pieces. */
  readonly measure: (pieces: AsyncIterable<Uint8Array>) => Promise<{ readonly sha256: string; readonly crc: number }>
}

/** A check failed; the sentence says what is wrong, and with which file. Recognise it by its name. */
export class PackFault extends Error {
  override readonly name = 'PackFault'
}
