import { type PrintClaim, type PrintedClaim, readDigits, signedBytes } from '../../../../domain/kernel/print-claim.ts'
import { dayText, quantityText } from '../../format.tsx'
import { codeIn } from '../code.ts'
import { nameOfType } from '../paper-names.ts'
import type { Check } from '../verdict.ts'

/** A public key of the site, as `/v/keys.json` lists it. */
export type PrintKey = { readonly id: string; readonly algorithm: 'Ed25519'; readonly publicKey: string }

export type PrintAnswer = {
  /** Never `in-order`: what became of the document since, no paper knows. */
  readonly meaning: 'wrong' | 'could-not-verify'
  readonly sentence: string
  readonly checks: readonly Check[]
  /** What the paper was signed to say; null unless the signature holds. */
  readonly claim: PrintClaim | null
  /** The document's own page, which tells its status to whoever has a network. */
  readonly code: string | null
}

type Known = { readonly subtle: SubtleCrypto | undefined; readonly keys: readonly PrintKey[] }

/**
 * Looks at what was scanned from a paper, without a network: whether a key of the site signed it, and what it says. An
 * unknown key, an altered word or a browser that cannot check is said, and never looks like in order (META-2).
 */
export async function checkPrint(scanned: string, { subtle, keys }: Known): Promise<PrintAnswer> {
  const text = scanned.replace(/\s+/g, '')
  const code = codeIn(text.replace(/#.*$/, ''))
  if (!code) return unknown('This is no code of a document of ours.', null)
  const digits = /#(.*)$/.exec(text)?.[1]
  if (!digits) return unknown('This code holds only the address of the document’s page: it needs a network.', code)
  const printed = readDigits(digits)
  if (!printed) return wrong('What stands in the code cannot be read: it is damaged, or was altered.', code)
  const key = keys.find(({ id }) => id === printed.keyId)
  if (!key)
    return unknown(
      `It says that key ${printed.keyId} signed it, which is not known here. Open this page once with a network, and check again.`,
      code,
    )
  const holds = await isSigned(printed, { code, key, subtle }).catch(() => null)
  if (holds === null) return unknown('This browser cannot check such a signature. Take a newer one.', code)
  if (!holds)
    return wrong('Its words are not those that were signed: the code was altered, or is not by this site.', code)
  return asSigned(printed, code)
}

type Signed = { readonly code: string; readonly key: PrintKey; readonly subtle: SubtleCrypto | undefined }

async function isSigned({ body, signature }: PrintedClaim, { code, key, subtle }: Signed): Promise<boolean> {
  if (!subtle) throw new Error('There is no cryptography on a page that came without HTTPS.')
  const bytes = Uint8Array.from(atob(key.publicKey.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0))
  const imported = await subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  return subtle.verify('Ed25519', imported, new Uint8Array(signature), signedBytes(code, body))
}

function asSigned({ claim, keyId }: PrintedClaim, code: string): PrintAnswer {
  const { documentType, number, issuer, documentDate, carats, unit } = claim
  return {
    meaning: 'could-not-verify',
    sentence: 'As signed; status not checked.',
    checks: [
      {
        meaning: 'in-order',
        says: `Key ${keyId} of this site signed what the code says, and nothing in it was altered.`,
      },
      {
        meaning: 'in-order',
        says: `It says: ${nameOfType(documentType)} ${number} of ${issuer}, dated ${dayText(documentDate)}, ${quantityText(carats, unit)}. Compare it with the paper.`,
      },
      { meaning: 'could-not-verify', says: 'Whether it was voided or superseded since was not checked.' },
    ],
    ...{ claim, code },
  }
}

function unknown(says: string, code: string | null): PrintAnswer {
  const sentence = 'Could not verify this code.'
  return { meaning: 'could-not-verify', sentence, checks: [{ meaning: 'could-not-verify', says }], claim: null, code }
}

function wrong(says: string, code: string): PrintAnswer {
  return {
    meaning: 'wrong',
    sentence: 'Do not rely on this paper.',
    checks: [{ meaning: 'wrong', says }],
    claim: null,
    code,
  }
}
