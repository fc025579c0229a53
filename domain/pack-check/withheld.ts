import { z } from 'zod'
import { PackFault } from './engine.ts'

/** The papers that a redacted pack proves and does not hold: their paths in `05_documents`, and their hashes. */
export const withheldSchema = z.array(
  z.strictObject({ path: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
)
type Stated = { readonly withheld?: z.output<typeof withheldSchema> | undefined }

/** That a pack is redacted, in words; null for one that is not. */
export function redactedText({ withheld }: Stated): string | null {
  return withheld
    ? `It is redacted: ${withheld.length} papers are withheld, each with its hash and, but for those listed as unproven, its proof.`
    : null
}

/**
 * Every paper that a pack speaks of, with its hash: those that lie in it, or, in a redacted one, those that it withholds. A pack withholds
 * all or none: one that holds some and withholds others is neither whole nor redacted.
 */
export function papersOf(
  { withheld }: Stated,
  documents: readonly string[],
  hashes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!withheld) return new Map(documents.map((path) => [path, hashes.get(`data/05_documents/${path}`) ?? '']))
  const [held] = documents
  if (held !== undefined) throw new PackFault(`It withholds papers, and “05_documents/${held}” is there.`)
  const papers = new Map(withheld.map(({ path, sha256 }) => [path, sha256]))
  if (papers.size !== withheld.length) throw new PackFault('It withholds a paper twice.')
  return papers
}
