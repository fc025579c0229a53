import { sha256 } from '../../domain/kernel/sha256.ts'
import { type PrintSigningDeps, signClaim } from '../../domain/signing/print-key.ts'

type PrintedCodeDeps = PrintSigningDeps & {
  readonly log: { readonly warn: (about: object, sentence: string) => void }
}
/** What of a page's data its printed code repeats. */
type Said = {
  readonly documentType: string
  readonly number: string
  readonly documentDate: string
  readonly seller: { readonly legalName: string }
  readonly totals: { readonly carats: string }
  readonly unit: string
  readonly statements: readonly { readonly edition: string }[]
}
type Printed = { readonly url: string; readonly code: string; readonly data: Said; readonly json: string }

/**
 * The address that a page's QR code holds: the document's own, and behind it, never sent to anybody, the signed words of
 * the paper. When signing is down it is the address alone: the paper is printed all the same, and its page says the rest.
 */
export async function printedAddress(deps: PrintedCodeDeps, { url, code, data, json }: Printed): Promise<string> {
  const { documentType, number, documentDate, seller, totals, unit, statements } = data
  try {
    const digits = await signClaim(deps, code, {
      ...{ documentType, number, documentDate, unit, issuer: seller.legalName, carats: totals.carats },
      ...{ editions: [...new Set(statements.map(({ edition }) => edition))], dataSha256: sha256(json) },
    })
    return `${url}#${digits}`
  } catch (error) {
    deps.log.warn({ reason: String(error) }, 'a page was printed with a code that is not signed')
    return url
  }
}
