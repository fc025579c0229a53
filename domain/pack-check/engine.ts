import type { Sha256 } from '../evidence-log/bytes.ts'

/** The bytes of a file that is looked at, wherever they lie. */
export type Source = {
  readonly size: number
  /** Exactly these bytes. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
  /** The bytes from one place to another in large pieces, each good until the next is asked for. */
  readonly blocks: (from: number, to: number) => AsyncIterable<Uint8Array>
}

export type Sums = { readonly sha256: string; readonly crc: number }

/** What a verifier runs on: a command line has it from Node, a page from the browser. */
export type Engine = {
  readonly sha256: Sha256
  /** SHA-256 in hexadecimal and CRC-32 of bytes that come in pieces, or in one. */
  readonly measure: (pieces: AsyncIterable<Uint8Array> | Uint8Array) => Promise<Sums>
}

/** A check failed; the sentence says what is wrong, and with which file. Recognise it by its name. */
export class PackFault extends Error {
  override readonly name = 'PackFault'
}
