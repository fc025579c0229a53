import { createHash } from 'node:crypto'
import { Set as Asn1Set, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { SHA256_WITH_RSA } from './certificates.ts'

const [DATA, SIGNED_DATA, SHA256] = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1']
const [CONTENT_TYPE, MESSAGE_DIGEST] = ['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4']
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47'

type Signing = {
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array
  /** The signer's certificate first, then its issuers'. */
  readonly certificates: readonly Uint8Array[]
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}

/**
 * A detached CMS signature with the attributes of CAdES baseline B (ETSI EN 319 122-1, 6.3): content type, digest, and the
 * signer's certificate bound by its hash. It says no time: in a PDF that stands beside it (EN 319 142-1).
 */
export async function signCms({ digest, certificates, sign }: Signing): Promise<Uint8Array> {
  const [own, ...issuers] = certificates
  if (!own) throw new Error('A signature needs its signer’s certificate.')
  const certificate = Certificate.fromBER(new Uint8Array(own))
  const hash = createHash('sha256').update(own).digest()
  const binding = new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [octets(hash)] })] })] })
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(digest)] }),
    new Attribute({ type: SIGNING_CERTIFICATE, values: [binding] }),
  ].toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)))
  const set = new Asn1Set({ value: attributes.map((each) => each.toSchema()) })
  const signature = await sign(new Uint8Array(set.toBER(false)))
  const sha256 = () => new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() })
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_WITH_RSA, algorithmParams: new Null() }),
    signature: octets(signature),
  })
  const content = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, ...issuers.map((each) => Certificate.fromBER(new Uint8Array(each)))],
    signerInfos: [signer],
  })
  const info = new ContentInfo({ contentType: SIGNED_DATA, content: content.toSchema(true) })
  return new Uint8Array(info.toSchema().toBER(false))
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: new Uint8Array(bytes).buffer })
}

function encoded(attribute: Attribute): Buffer {
  return Buffer.from(attribute.toSchema().toBER(false))
}
