import type { Deps } from '../../deps.ts'
import type { Handler } from './handler.ts'
import { readyPapers } from './papers.ts'

/** Makes sure that all papers of one document are printed and there, so that the file of them all has no hole. */
export const collectOne: Handler<Pick<Deps, 'db' | 'files'>> = async (deps, { actor }, { documentId }) => {
  const ready = await readyPapers(deps, actor.tenantId, documentId)
  return ready.state === 'ready' ? { state: 'done', number: ready.document.number } : ready
}
