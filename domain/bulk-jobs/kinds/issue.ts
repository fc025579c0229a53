import { type IssueDeps, issueTradeDocument } from '../../trade-documents/issue/index.ts'
import type { Handler } from './handler.ts'

/** Issues one draft. What was issued before, by whomever, keeps the number that it got then. */
export const issueOne: Handler<IssueDeps> = async (deps, { actor }, { documentId }) => {
  const { number } = await issueTradeDocument(deps, actor, documentId, { pace: 'bulk' })
  return { state: 'done', number }
}
