import { nameOfKind } from './paper-names.ts'
import type { Check } from './verdict.ts'

export type Paper = { readonly kind: string; readonly paper: string; readonly sha256: string }
export type Compared = Check & { readonly sha256?: string }
/** A file as somebody chose it. */
export type Chosen = { readonly size: number; readonly arrayBuffer: () => Promise<ArrayBuffer> }
type Context = {
  readonly papers: readonly Paper[]
  readonly stands: boolean
  readonly subtle: SubtleCrypto | undefined
}

/** No PDF of ours is larger. */
export const MAX_BYTES = 100 * 1024 * 1024

/** Compares a chosen file with every PDF that was printed of the document. The file is read here and goes nowhere. */
export async function compareFile(file: Chosen, { papers, stands, subtle }: Context): Promise<Compared> {
  if (!subtle)
    return couldNot('this page was not opened over a secure connection (https), so the browser offers no SHA-256.')
  if (papers.length === 0) return couldNot('no PDF of this document has been printed yet.')
  if (file.size > MAX_BYTES) return couldNot('the file is larger than 100 MB, which no PDF of ours is.')
  const content = await file.arrayBuffer().catch(() => null)
  if (!content) return couldNot('the file could not be read.')
  if (!isPdf(content)) return couldNot('this file is not a PDF.')
  const sha256 = hex(await subtle.digest('SHA-256', content))
  const same = papers.find((paper) => paper.sha256 === sha256)
  if (!same)
    return {
      meaning: 'wrong',
      says: `This file differs from every PDF we printed of this document (${papers.length} compared). A copy that was scanned, edited or saved again differs too; the facts on this page are what was issued.`,
      sha256,
    }
  const kind = nameOfKind(same.kind)
  return stands
    ? { meaning: 'in-order', says: `This is the very file: the ${kind} as we printed it (${same.paper}).`, sha256 }
    : {
        meaning: 'wrong',
        says: `This is the very file we printed (${kind}, ${same.paper}), but the document no longer stands.`,
        sha256,
      }
}

function couldNot(why: string): Compared {
  return { meaning: 'could-not-verify', says: `Could not compare: ${why}` }
}

/** Whether the bytes begin as a PDF does. */
export function isPdf(content: ArrayBuffer): boolean {
  return String.fromCharCode(...new Uint8Array(content.slice(0, 5))) === '%PDF-'
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
