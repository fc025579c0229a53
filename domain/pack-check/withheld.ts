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

/** Whether a paper that turned up later is one of those that a pack withholds, in whichever volume, by its hash; to be believed of a valid pack alone. */
export function withheldPaper(
  volumes: readonly (Stated & { readonly files: { readonly unproven: readonly string[] } })[],
  sha256: string,
): { readonly outcome: 'holds' | 'fails' | 'not-made'; readonly says: string } {
  const withheld = volumes.flatMap((each) => each.withheld ?? [])
  const unproven = volumes.flatMap(({ files }) => files.unproven)
  if (volumes.every((each) => !each.withheld))
    return { outcome: 'not-made', says: 'The pack withholds nothing: its papers lie in data/05_documents.' }
  const found = withheld.filter((each) => each.sha256 === sha256).map(({ path }) => path)
  if (found.length === 0) return { outcome: 'fails', says: 'Your paper is none of those that the pack withholds.' }
  const proven = found.find((path) => !unproven.includes(path))
  return proven === undefined
    ? { outcome: 'not-made', says: `Your paper is “${found[0]}”, of which the pack has no proof.` }
    : { outcome: 'holds', says: `Your paper is “${proven}”, the very one that the log names.` }
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
