import type { Deps } from '../../deps.ts'
import { endingOf } from '../../documents/rules.ts'
import type { Message } from '../../kernel/mail.ts'
import type { Handler, Standing } from './handler.ts'
import { readyPapers } from './papers.ts'
import type { Mailed } from './queries.ts'

export type SendDeps = Pick<Deps, 'db' | 'files' | 'keys'> & {
  readonly mail: { readonly send: (message: Message) => Promise<void> }
  readonly publicUrl: string
  readonly log: { readonly error: (about: object, sentence: string) => void }
}

// Most mail servers take no more with one mail.
const MOST_BYTES = 20 * 1024 * 1024

/** Mails one document with its PDFs to whom it is for. The same document of the same job is the same mail, whatever dies in between. */
export const sendOne: Handler<SendDeps> = async (deps, standing, { documentId, position }) => {
  const { tenantId } = standing.actor
  const ready = await readyPapers(deps, tenantId, documentId)
  if (ready.state !== 'ready') return ready
  const { document, papers } = ready
  const { number, email } = document
  const refused = (sentence: string) => ({ state: 'refused', number, sentence }) as const
  if (document.status !== 'issued') return refused(`${number} is ${document.status}; it was not sent.`)
  if (!email) return refused(`${document.buyerName} has no e-mail address. Write it down with the counterparty.`)
  const bytes = papers.reduce((sum, paper) => sum + Number(paper.bytes), 0)
  if (bytes > MOST_BYTES)
    return refused(
      `The PDFs of ${number} are too large for a mail (${Math.ceil(bytes / 1024 / 1024)} MB). Hand them over by hand.`,
    )
  const attachments = papers.map((paper) => ({
    name: `${number.replace(/[^\w.-]+/g, '_')}${endingOf(paper)}.pdf`,
    mediaType: 'application/pdf',
    sha256: paper.sha256 ?? '',
    bytes: Number(paper.bytes),
    read: () => deps.files.read(tenantId, paper.sha256 ?? ''),
  }))
  const words = wordsOf(document, standing, `${deps.publicUrl}/v/${deps.keys.linkSecret('verification', documentId)}`)
  try {
    await deps.mail.send({ id: `${standing.jobId}-${position}`, to: email, ...words, attachments })
  } catch (error) {
    // The server looked at the mail and said no: asking again changes nothing. A server that is away comes back.
    if (error instanceof Error && error.name === 'MailRefused') return refused(`${email}: ${error.message}`)
    deps.log.error({ bulkJob: standing.jobId, reason: String(error) }, 'a mail of a job could not be handed over')
    return { state: 'waiting' }
  }
  return { state: 'done', number, event: { verb: 'mailed', details: { number, to: email } } }
}

function wordsOf(document: Mailed, { actor, email }: Standing, link: string): Pick<Message, 'subject' | 'text'> {
  const { number, documentDate, sellerName, buyerName } = document
  const kind = document.documentType.replaceAll('-', ' ')
  const check = document.revokedAt ? [] : ['Whether it still stands as we issued it can be seen here:', link, '']
  return {
    subject: `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)} ${number} of ${sellerName}`,
    text: [
      `Dear ${buyerName},`,
      '',
      `Attached is our ${kind} ${number} of ${documentDate}.`,
      '',
      ...check,
      `${actor.name}, ${sellerName}`,
      `Answers go to ${email}.`,
      '',
    ].join('\n'),
  }
}
