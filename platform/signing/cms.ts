import { createHash } from 'node:crypto'
import { Set as Asn1Set, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
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
import type { TimeStamps } from './time-stamp.ts'

const [DATA, SIGNED_DATA, SHA256] = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1']
const [CONTENT_TYPE, MESSAGE_DIGEST] = ['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4']
const [SIGNING_CERTIFICATE, TIME_STAMP_TOKEN] = ['1.2.840.113549.1.9.16.2.47', '1.2.840.113549.1.9.16.2.14']

/** A form of bytes with a place that is filled in for each document. */
type Form = { readonly bytes: Buffer; readonly places: readonly number[] }
type Forms = { readonly attributes: Form; readonly message: Form }

// What stands in the places until they are filled: of the very length, and nowhere else in a certificate.
const DIGEST = createHash('sha256').update('the place of a digest').digest()
const SIGNATURE = Buffer.concat(
  Array.from({ length: 8 }, (_, at) => createHash('sha256').update(`signature ${at}`).digest()),
)
const MOST_FORMS = 500
const forms = new Map<string, Forms>()

type Signing = {
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array
  /** The signer's certificate first, then its issuers'. */
  readonly certificates: readonly Uint8Array[]
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
  /** Gives the time stamp token of the signature's value; without it the signature says no time of anybody else. */
  readonly stamp?: TimeStamps | undefined
}

/**
 * A detached CMS signature with the attributes of CAdES baseline B (ETSI EN 319 122-1, 6.3): content type, digest, and the
 * signer's certificate bound by its hash. It says no time: in a PDF that stands beside it (EN 319 142-1). All but digest
 * and signature is the same for all that one key signs, and is encoded once. A time stamp makes it baseline T.
 */
export async function signCms({ digest, certificates, sign, stamp }: Signing): Promise<Uint8Array> {
  const { attributes, message } = formsFor(certificates)
  const signature = await sign(filled(attributes, [digest]))
  if (signature.length !== SIGNATURE.length) throw new Error('The key is not one of 2,048 bits.')
  const signed = filled(message, [digest, signature])
  return stamp ? stamped(signed, await stamp(signature)) : signed
}

/** The message with a token beside its signature (RFC 3161, appendix A): what was signed stays as it was, to the byte. */
function stamped(message: Uint8Array, token: Uint8Array): Uint8Array {
  const info = ContentInfo.fromBER(new Uint8Array(message))
  const content = new SignedData({ schema: info.content })
  const [signer] = content.signerInfos
  if (!signer) throw new Error('There is no signature to stamp.')
  signer.unsignedAttrs = new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [new Attribute({ type: TIME_STAMP_TOKEN, values: [fromBER(new Uint8Array(token)).result] })],
  })
  info.content = content.toSchema(true)
  return new Uint8Array(info.toSchema().toBER(false))
}

function filled({ bytes, places }: Form, contents: readonly Uint8Array[]): Uint8Array {
  const copy = Buffer.from(bytes)
  for (const [index, content] of contents.entries()) copy.set(content, places[index] ?? 0)
  return copy
}

function formsFor(certificates: readonly Uint8Array[]): Forms {
  const name = createHash('sha256')
  for (const each of certificates) name.update(each)
  const key = name.digest('hex')
  const known = forms.get(key)
  if (known) return known
  const oldest = forms.size >= MOST_FORMS ? forms.keys().next().value : undefined
  if (oldest !== undefined) forms.delete(oldest)
  const made = encodeForms(certificates)
  forms.set(key, made)
  return made
}

function encodeForms([own, ...issuers]: readonly Uint8Array[]): Forms {
  if (!own) throw new Error('A signature needs its signer’s certificate.')
  const certificate = Certificate.fromBER(new Uint8Array(own))
  const hash = createHash('sha256').update(own).digest()
  const binding = new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [octets(hash)] })] })] })
  // Sorted as DER wants it; what differs between them stands before the digest, so every digest keeps the order.
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(DIGEST)] }),
    new Attribute({ type: SIGNING_CERTIFICATE, values: [binding] }),
  ].toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)))
  const set = Buffer.from(new Asn1Set({ value: attributes.map((each) => each.toSchema()) }).toBER(false))
  const sha256 = () => new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() })
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_WITH_RSA, algorithmParams: new Null() }),
    signature: octets(SIGNATURE),
  })
  const content = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, ...issuers.map((each) => Certificate.fromBER(new Uint8Array(each)))],
    signerInfos: [signer],
  })
  const info = new ContentInfo({ contentType: SIGNED_DATA, content: content.toSchema(true) })
  const message = Buffer.from(info.toSchema().toBER(false))
  return {
    attributes: { bytes: set, places: [placeOf(DIGEST, set)] },
    message: { bytes: message, places: [placeOf(DIGEST, message), placeOf(SIGNATURE, message)] },
  }
}

/** Where the one place is; a form without it, or with two, would sign something else than it says. */
function placeOf(content: Buffer, form: Buffer): number {
  const at = form.indexOf(content)
  if (at < 0 || form.indexOf(content, at + 1) >= 0) throw new Error('The signature’s form has not one place to fill.')
  return at
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: new Uint8Array(bytes).buffer })
}

function encoded(attribute: Attribute): Buffer {
  return Buffer.from(attribute.toSchema().toBER(false))
}
