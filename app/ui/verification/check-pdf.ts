import { dayText, quantityText } from '../format.tsx'
import { checkSignature } from './check-signature.ts'
import { codeIn } from './code.ts'
import { type Chosen, compareFile, isPdf, MAX_BYTES, type Paper } from './compare.ts'
import { nameOfPaper } from './paper-names.ts'
import { dataOf, type PdfData } from './pdf-parts.ts'
import type { Check } from './verdict.ts'

/** What the site says of a document now; null when it could not be asked. */
export type Told =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'revoked' }
  | { readonly outcome: 'found'; readonly status: 'valid' | 'voided' | 'superseded'; readonly papers: readonly Paper[] }

export type Sources = {
  readonly subtle: SubtleCrypto | undefined
  /** The authority's certificate, or null when it cannot be had. */
  readonly authority: () => Promise<Uint8Array | null>
  readonly ask: (code: string) => Promise<Told | null>
}

export type PdfAnswer = {
  readonly meaning: Check['meaning']
  readonly sentence: string
  readonly checks: readonly Check[]
  readonly data: PdfData | null
  /** The document's own page, when the file says which it is. */
  readonly code: string | null
}

const SENTENCES = {
  'in-order': 'This is a document of ours, untouched, and it stands.',
  wrong: 'Do not rely on this file.',
  'could-not-verify': 'Not all of it could be checked.',
} as const

/**
 * Looks at any PDF where it is: who signed it, what it says inside, and, by its code, what became of it. Only the code
 * leaves the device. What could not be checked is said, and never looks like in order.
 */
export async function checkPdf(file: Chosen, { subtle, authority, ask }: Sources): Promise<PdfAnswer> {
  const content = file.size <= MAX_BYTES ? await file.arrayBuffer().catch(() => null) : null
  if (!content || !isPdf(content))
    return answer([{ meaning: 'could-not-verify', says: 'This is no PDF that could be read here.' }])
  const bytes = new Uint8Array(content)
  // Read once: what is compared is what was checked.
  const held = { size: file.size, arrayBuffer: async () => content }
  const [data, signature] = [await dataOf(bytes), await checkSignature(bytes, await authority().catch(() => null))]
  const code = codeIn(data?.verification ?? '')
  if (!data || !code)
    return answer([
      signature,
      { meaning: 'could-not-verify', says: 'It does not say which document of ours it would be.' },
    ])
  const told = await ask(code).catch(() => null)
  return answer([signature, insideCheck(data), ...(await statusChecks(told, held, subtle))], data, code)
}

function insideCheck(data: PdfData): Check {
  const { documentType, documentDate, seller, totals, unit } = data
  const name = `${nameOfPaper(data, dayText)} of ${seller.legalName}`
  const issued = documentType === 'warranty-account' ? ' issued' : ''
  return {
    meaning: 'in-order',
    says: `Inside it says: ${name}, dated ${dayText(documentDate)}, ${quantityText(totals.carats, unit)}${issued}.`,
  }
}

async function statusChecks(
  told: Told | null,
  file: Chosen,
  subtle: SubtleCrypto | undefined,
): Promise<readonly Check[]> {
  if (!told)
    return [
      { meaning: 'could-not-verify', says: 'As signed; its status now was not checked: the site could not be asked.' },
    ]
  if (told.outcome === 'unknown') return [{ meaning: 'wrong', says: 'We know no document of this code.' }]
  if (told.outcome === 'revoked')
    return [{ meaning: 'could-not-verify', says: 'Its issuer has closed its verification.' }]
  const { papers, status } = told
  const compared = await compareFile(file, { papers, stands: status === 'valid', subtle })
  return status === 'valid'
    ? [compared, { meaning: 'in-order', says: 'It is neither voided nor superseded, as of this moment.' }]
    : [compared, { meaning: 'wrong', says: `It was ${status} since.` }]
}

function answer(checks: readonly Check[], data: PdfData | null = null, code: string | null = null): PdfAnswer {
  const meanings = new Set(checks.map(({ meaning }) => meaning))
  const meaning = meanings.has('wrong') ? 'wrong' : meanings.has('could-not-verify') ? 'could-not-verify' : 'in-order'
  return { meaning, sentence: SENTENCES[meaning], checks, data, code }
}
