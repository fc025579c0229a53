import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Mail, openMail } from '../../platform/mail.ts'

const PDF = Buffer.from(`%PDF-1.7 ${'paper '.repeat(500)}`)
let received: string[] = []
let mail: Mail
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('nobody')) done(Object.assign(new Error('no such user'), { responseCode: 550 }))
    else if (address.startsWith('later')) done(Object.assign(new Error('try later'), { responseCode: 450 }))
    else done()
  },
  onData(stream, _session, done) {
    void text(stream).then((whole) => {
      received.push(whole)
      done()
    })
  },
})
const open = (port: number) =>
  openMail({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailboxFolder: '',
    from: 'Briefke <no-reply@briefke.example>',
    log: pino({ level: 'silent' }),
  })

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  mail = open((server.server.address() as AddressInfo).port)
})
beforeEach(() => {
  received = []
})
afterAll(async () => {
  mail.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

const message = (to: string) => ({
  ...{ id: 'job-1', to, subject: 'Invoice INV-1', text: 'Dear buyer' },
  attachments: [
    {
      name: 'INV-1.pdf',
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(PDF).digest('hex'),
      bytes: PDF.length,
      read: () => Readable.from([PDF]),
    },
  ],
})

test('a mail carries its files byte by byte, and the same mail has the same id', async () => {
  await mail.send(message('buyer@example.test'))
  await mail.send(message('buyer@example.test'))
  expect(received).toHaveLength(2)
  for (const each of received) {
    expect(each).toContain('Message-ID: <job-1@briefke.example>')
    expect(each).toMatch(/filename="?INV-1\.pdf/)
    const [, base64 = ''] =
      /filename="?INV-1\.pdf"?\r\n\r\n([\s\S]+?)\r\n--/.exec(
        each.replace(/Content-Transfer-Encoding: base64\r\n/g, ''),
      ) ?? []
    expect(Buffer.from(base64, 'base64').equals(PDF)).toBe(true)
  }
})

test('a server that says no for good is told from one that is busy, and from one that is away', async () => {
  const refused = expect.objectContaining({ name: 'MailRefused', message: expect.stringContaining('no such user') })
  await expect(mail.send(message('nobody@example.test'))).rejects.toEqual(refused)
  await expect(mail.send(message('later@example.test'))).rejects.not.toMatchObject({ name: 'MailRefused' })
  const away = open(1)
  await expect(away.send(message('buyer@example.test'))).rejects.not.toMatchObject({ name: 'MailRefused' })
  away.close()
})
