import type { Day } from '../kernel/calendar.ts'
import type { Library } from '../kernel/scheme.ts'
import type { Statement } from '../kernel/statement.ts'
import { goodsInOrder } from './changes.ts'
import type { PublicationContent } from './schema.ts'

type Published = {
  readonly scheme: string
  readonly title: string
  readonly note: string
  readonly effectiveOn: Day
  readonly content: PublicationContent
}

/** What every company of the scheme is told: what changes, from when and why. The same for all. */
export function noticeOf(library: Library, published: Published): { readonly title: string; readonly body: string } {
  const { title, note, effectiveOn, content } = published
  const changes = content.statements.map(({ statement }) => `• ${changeOf(library, published, statement)}`)
  if (content.pack) changes.push('• The rules that decide where its statements stand have changed.')
  return {
    title: `From ${effectiveOn}: ${title}`,
    body: [
      `Your association has published ${title}. It takes effect on ${effectiveOn}; the date that a document bears decides.`,
      `Why: ${note}`,
      ['What changes:', ...changes].join('\n'),
      'What was issued stays as it is.',
    ].join('\n\n'),
  }
}

function changeOf(library: Library, { scheme, effectiveOn }: Published, statement: Statement): string {
  const names = new Map(library.schemes.find(({ key }) => key === scheme)?.goods.map(({ key, name }) => [key, name]))
  const parts = goodsInOrder(library, scheme, statement).flatMap(([goods, { issue, accept }]) => {
    const [last, received] = [issue.at(-1), accept.at(-1)]
    if (!last || (last.until !== null && last.until < effectiveOn)) return []
    const issued = last.from >= effectiveOn ? `may be issued from ${last.from}` : 'may be issued'
    const ended = last.until === null ? '' : ` until the day before ${last.until}`
    const accepted = received?.until ? `, and is accepted until the day before ${received.until}` : ''
    return [{ goods: names.get(goods) ?? goods, says: `${issued}${ended}${accepted}` }]
  })
  const sayings = Map.groupBy(parts, ({ says }) => says)
  // Names of goods have commas in them.
  const sentences = [...sayings].map(([says, of]) => `${says}: ${of.map(({ goods }) => goods).join('; ')}`)
  return `${statement.edition} ${sentences.join('. It ')}.`
}
