import { stampOf } from './check-stamp.ts'
import { type SignaturePart, signatureOf } from './pdf-parts.ts'
import type { Check } from './verdict.ts'

const COMMON_NAME = '2.5.4.3'

/** Who signed a PDF, and whether it is still what he signed. What cannot be told is never called in order (META-2). */
export async function checkSignature(pdf: Uint8Array, authority: Uint8Array | null): Promise<Check> {
  const found = signatureOf(pdf)
  if (!found) return { meaning: 'could-not-verify', says: 'The file carries no signature of ours.' }
  if (found.isLonger) return { meaning: 'wrong', says: 'Something was added to the file after it was signed.' }
  if (!authority)
    return { meaning: 'could-not-verify', says: 'The signature was not checked: our certificate could not be loaded.' }
  try {
    return await judge(found, authority)
  } catch {
    return {
      meaning: 'wrong',
      says: 'The file carries a signature that cannot be read. It was changed, or is none of ours.',
    }
  }
}

async function judge({ cms, covered }: SignaturePart, authority: Uint8Array): Promise<Check> {
  // Half a megabyte that only who checks a file needs.
  const { Certificate, ContentInfo, SignedData } = await import('pkijs')
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content })
  const trusted = Certificate.fromBER(new Uint8Array(authority))
  const own = signed.certificates?.find((each) => each instanceof Certificate)
  const issued = own instanceof Certificate && (await own.verify(trusted).catch(() => false))
  const data = new Uint8Array(covered).buffer
  const isWhole = await signed.verify({ signer: 0, data }).catch(() => false)
  if (!isWhole) return { meaning: 'wrong', says: 'The file was changed after it was signed.' }
  if (!issued || !(own instanceof Certificate))
    return { meaning: 'could-not-verify', says: 'The signature is whole, but not by a company of this site.' }
  const name = own.subject.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value.valueBlock.value
  const stamp = await stampOf(signed)
  if (stamp === 'wrong')
    return { meaning: 'wrong', says: 'The signature carries a time stamp that is not of it, or was changed.' }
  return { meaning: 'in-order', says: `It was signed by ${name}, and not a byte was changed since.${stamp}` }
}
