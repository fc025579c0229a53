import type { Deps } from '../../domain/deps.ts'
import { endingOf, isOfOneStatement } from '../../domain/documents/rules.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { TradeDocumentId } from '../../domain/kernel/ids.ts'
import { readTradeDocument } from '../../domain/trade-documents/index.ts'

/** Which stored file is the PDF of this kind of an issued document, and what to call it; not found while it is not printed. */
export async function documentFile(deps: Pick<Deps, 'db' | 'keys'>, actor: Actor, id: TradeDocumentId, kind: string) {
  const document = await readTradeDocument(deps, actor, id)
  const page = document.documents.find((each) => (isOfOneStatement(each.kind) ? each.id : each.kind) === kind)
  if (!page?.sha256) throw notFound('document')
  const declared = document.warranties.find((each) => each.id === page.warrantyId)
  const ending = endingOf({ kind: page.kind, statementKey: declared?.statementKey ?? null })
  const name = `${document.number}${ending}.pdf`
  return { sha256: page.sha256, bytes: Number(page.bytes), name, mediaType: 'application/pdf' }
}
