import type { Certificate as ReadCertificate, SignedData as ReadMessage } from 'pkijs'

const [TIME_STAMP_TOKEN, COMMON_NAME] = ['1.2.840.113549.1.9.16.2.14', '2.5.4.3']

/**
 * What the time stamp of a signature says, as a sentence; nothing when there is none, and `wrong` when it is of something
 * else. Whoever gave it vouches for the time: who that is, is said, and that nobody looked.
 */
export async function stampOf({ signerInfos }: ReadMessage): Promise<string> {
  const { ContentInfo, SignedData, TSTInfo } = await import('pkijs')
  const [signer] = signerInfos
  const [token] = signer?.unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP_TOKEN)?.values ?? []
  if (!signer || !token) return ''
  try {
    const stamp = new SignedData({ schema: ContentInfo.fromBER(token.toBER(false)).content })
    const data = new Uint8Array(signer.signature.valueBlock.valueHexView).buffer
    const { signatureVerified, signerCertificate } = await stamp.verify({ signer: 0, data, extendedMode: true })
    const content = stamp.encapContentInfo.eContent?.getValue()
    if (!signatureVerified || !signerCertificate || !content) return 'wrong'
    const at = TSTInfo.fromBER(content).genTime.toISOString()
    const moment = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
    return ` A time stamp says that it was so on ${moment}. It is by “${nameOf(signerCertificate)}”, whom we did not check.`
  } catch {
    return 'wrong'
  }
}

function nameOf({ subject }: ReadCertificate): string {
  return String(subject.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value.valueBlock.value ?? '')
}
