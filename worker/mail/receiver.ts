import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server'
import type { Deps } from '../../domain/deps.ts'
import { receivePaper } from '../../domain/inbox/receive.ts'
import { companyOfAddress } from '../../domain/inbox/ways/address.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { hiddenCharacter } from '../../domain/kernel/text.ts'
import { papersOf } from './papers.ts'

type ReceiverDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'files' | 'ring'> & {
  readonly log: { readonly warn: (fields: object, text: string) => void }
}
type ReceiverOptions = { readonly port: number; readonly host: string; readonly domain: string }

/** Ten papers of two megabytes, as mail writes them. */
const MAX_MAIL_BYTES = 30 * 1024 * 1024
const MOST_RECIPIENTS = 5
const CLIENTS = 20

/** Takes mail for the companies' addresses, and for nobody else. It relays nothing and knows no accounts. */
export async function openReceiver(deps: ReceiverDeps, { port, host, domain }: ReceiverOptions) {
  const server = new SMTPServer({
    name: domain,
    banner: 'Briefke takes papers here',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_MAIL_BYTES,
    maxClients: CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    disableReverseLookup: true,
    onRcptTo: (address, session, done) => void answered(deps, done, () => admit(deps, domain, address, session)),
    onData: (stream, session, done) => void answered(deps, done, () => take(deps, domain, stream, session)),
  })
  server.on('error', (error: Error) => deps.log.warn({ reason: error.message }, 'mail could not be received'))
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, listening)
  })
  const bound = server.server.address()
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : port,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

/** What the sending server is told: its own code, and a sentence for whoever reads the bounce. */
class MailRefusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, sentence: string) {
    super(sentence)
    this.responseCode = responseCode
  }
}

async function answered(deps: ReceiverDeps, done: (error?: Error | null) => void, work: () => Promise<void>) {
  try {
    await work()
    done()
  } catch (error) {
    if (error instanceof MailRefusal) return done(error)
    if (isDomainError(error) && error.code === 'rate_limited') return done(new MailRefusal(452, error.message))
    deps.log.warn({ reason: String(error) }, 'mail could not be received')
    done(new MailRefusal(451, 'We have trouble here. Send it again later.'))
  }
}

async function admit(deps: ReceiverDeps, domain: string, { address }: SMTPServerAddress, session: SMTPServerSession) {
  if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) throw new MailRefusal(452, 'Too many recipients at once.')
  if ((await tenantOf(deps, domain, address)) === null) throw new MailRefusal(550, 'There is no such address here.')
}

async function tenantOf(deps: ReceiverDeps, domain: string, address: string): Promise<TenantId | null> {
  const at = address.lastIndexOf('@')
  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null
  return companyOfAddress(deps, address.slice(0, at))
}

async function take(
  deps: ReceiverDeps,
  domain: string,
  stream: Readable & { readonly sizeExceeded: boolean },
  session: SMTPServerSession,
) {
  const mail = await bounded(stream)
  if (mail === null || stream.sizeExceeded)
    throw new MailRefusal(552, 'The mail is larger than 30 MB. Send less at once.')
  const papers = await papersOf(mail).catch(() => {
    throw new MailRefusal(554, 'This mail cannot be read. Send the papers as attachments, PDF, PNG or JPEG.')
  })
  if (papers.length === 0)
    throw new MailRefusal(554, 'No paper came with this mail. Attach it as PDF, PNG or JPEG, at most 10 MB each.')
  const sender = senderOf(session)
  for (const { address } of session.envelope.rcptTo) {
    const tenantId = await tenantOf(deps, domain, address)
    if (tenantId === null) throw new MailRefusal(550, 'There is no such address here.')
    const actor = { role: 'system', tenantId, name: 'Mail', userId: null } as const
    for (const file of papers) await receivePaper(deps, actor, { source: 'mail', sender, counterpartyId: null, file })
  }
}

/** All of it, or null when it is more than a mail may be: then it is read to its end and forgotten. */
async function bounded(stream: Readable): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_MAIL_BYTES) chunks.length = 0
    else chunks.push(chunk)
  }
  return bytes > MAX_MAIL_BYTES ? null : Buffer.concat(chunks)
}

/** Who says that he sent it. Nobody has checked that. */
function senderOf({ envelope }: SMTPServerSession): string {
  const address = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  return address === '' || address.length > 254 || hiddenCharacter(address) !== null ? 'an unnamed sender' : address
}
