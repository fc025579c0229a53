import { z } from 'zod'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { isDomainError } from '../../kernel/errors.ts'
import { idSchema, type TradeDocumentId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { type IssueDeps, issueTradeDocument } from './index.ts'

/** So many are issued by one request: it answers within seconds, and whoever asked can say how far he is. */
const AT_ONCE = 50

const severalSchema = z.object({
  ids: z
    .array(idSchema<TradeDocumentId>(), { error: 'Choose drafts.' })
    .min(1, 'Choose at least one draft.')
    .max(AT_ONCE, `Issue at most ${AT_ONCE} drafts with one request.`)
    .transform((ids) => [...new Set(ids)]),
})

/** What became of one draft: the number that it got, or the sentence that says why not. */
export type IssueAnswer = {
  readonly id: TradeDocumentId
  readonly number: string | null
  readonly sentence: string | null
}

/** Issues several drafts one by one, in the order in which they are named. One that is refused stays a draft and keeps none of the others. */
export async function issueSeveral(deps: IssueDeps, actor: Actor, input: unknown): Promise<readonly IssueAnswer[]> {
  authorizeInCompany(actor, 'trade-document:issue')
  const answers: IssueAnswer[] = []
  for (const id of parseInput(severalSchema, input).ids) {
    try {
      const { number } = await issueTradeDocument(deps, actor, id, { pace: 'bulk' })
      answers.push({ id, number, sentence: null })
    } catch (error) {
      if (!isDomainError(error)) throw error
      answers.push({ id, number: null, sentence: error.message })
    }
  }
  return answers
}
