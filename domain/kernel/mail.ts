import type { Readable } from 'node:stream'

/** A file that goes with a mail, opened when it is its turn. */
export type Attachment = {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly bytes: number
  readonly read: () => Readable
}

export type Message = {
  /** The same mail has the same id however often it is sent, so that whoever gets it twice can tell. */
  readonly id?: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments?: readonly Attachment[]
}
