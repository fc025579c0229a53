import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Message } from '../domain/kernel/mail.ts'
import type { Log } from './log.ts'

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
  attachments: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })).default([]),
})
export type KeptMessage = z.output<typeof keptMessage>

/** Mail through SMTP when its address is given; else each message becomes a file in the mailbox folder. */
export function openMail({ smtpUrl, mailboxFolder, from, log }: MailOptions): Mail {
  if (smtpUrl) {
    const transport = createTransport(smtpUrl, { from })
    return {
      async send(message) {
        const { id, attachments = [], ...words } = message
        const parts = attachments.map((each) => ({
          filename: each.name,
          contentType: each.mediaType,
          content: each.read(),
        }))
        const safe = { disableFileAccess: true, disableUrlAccess: true }
        const own = id ? { messageId: `<${id}@${domainOf(from)}>` } : {}
        await transport.sendMail({ from, ...words, ...own, attachments: parts, ...safe }).catch(refusal)
        log.info('mail sent')
      },
      close: () => transport.close(),
    }
  }
  return {
    async send(message) {
      const { id = uuidv7(), attachments = [], ...words } = message
      await mkdir(mailboxFolder, { recursive: true, mode: 0o700 })
      const path = join(mailboxFolder, `${id}.json`)
      const files = attachments.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
      const kept: KeptMessage = { id, from, ...words, attachments: files, sentAt: new Date().toISOString() }
      await writeFile(`${path}.incoming`, JSON.stringify(kept), { mode: 0o600 })
      await rename(`${path}.incoming`, path)
      log.info({ mail: id }, 'mail put into the mailbox folder')
    },
    close: () => {},
  }
}

/** A server that says no for good is another thing than one that cannot be reached: whoever sends must tell them apart. */
function refusal(
  error: Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string },
) {
  const { code, responseCode = 0, response } = error
  if (responseCode < 500 || (code !== 'EENVELOPE' && code !== 'EMESSAGE')) throw error
  throw Object.assign(new Error(`the mail server refused it (${response ?? responseCode}).`), { name: 'MailRefused' })
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'briefke'
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
