import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Log } from './log.ts'

export type Message = { readonly to: string; readonly subject: string; readonly text: string }
export type Mail = { readonly send: (message: Message) => Promise<void>; readonly close: () => void }
export type MailOptions = {
  readonly smtpUrl?: string | undefined
  readonly mailboxFolder: string
  readonly from: string
  readonly log: Log
}

const keptMessage = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.string(),
})
export type KeptMessage = z.output<typeof keptMessage>

/** Mail through SMTP when its address is given; else each message becomes a file in the mailbox folder. */
export function openMail({ smtpUrl, mailboxFolder, from, log }: MailOptions): Mail {
  if (smtpUrl) {
    const transport = createTransport(smtpUrl, { from })
    return {
      async send(message) {
        await transport.sendMail({ from, ...message, disableFileAccess: true, disableUrlAccess: true })
        log.info('mail sent')
      },
      close: () => transport.close(),
    }
  }
  return {
    async send(message) {
      const id = uuidv7()
      await mkdir(mailboxFolder, { recursive: true, mode: 0o700 })
      const path = join(mailboxFolder, `${id}.json`)
      const kept: KeptMessage = { id, from, ...message, sentAt: new Date().toISOString() }
      await writeFile(`${path}.incoming`, JSON.stringify(kept), { mode: 0o600 })
      await rename(`${path}.incoming`, path)
      log.info({ mail: id }, 'mail put into the mailbox folder')
    },
    close: () => {},
  }
}

/** The newest messages of the mailbox folder. */
export async function readMailbox(folder: string, limit: number): Promise<readonly KeptMessage[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, limit)
  return Promise.all(
    newest.map(async (name) => keptMessage.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  )
}
