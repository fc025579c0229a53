import { createHash, randomBytes } from 'node:crypto'
import {
  Set as Asn1Set,
  BitString,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Utf8String,
} from 'asn1js'
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs'

export const SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
const [COMMON_NAME, ORGANISATION, COUNTRY] = ['2.5.4.3', '2.5.4.10', '2.5.4.6']
const [BASIC_CONSTRAINTS, KEY_USAGE, SUBJECT_KEY, AUTHORITY_KEY] = ['2.5.29.19', '2.5.29.15', '2.5.29.14', '2.5.29.35']

/** Whom a certificate is about: a company, or the deployment's own authority, which has no country. */
export type Subject = { readonly name: string; readonly organisation: string; readonly country: string | null }

type Asked = {
  readonly subject: Subject
  readonly publicKey: Uint8Array
  readonly from: Date
  readonly years: number
  /** Who signs it; null for an authority, which signs itself. */
  readonly issuer: Certificate | null
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}

/** Writes a certificate (RFC 5280) and has it signed: an authority's for certificates alone, a company's for documents. */
export async function writeCertificate({ subject, publicKey, from, years, issuer, sign }: Asked): Promise<Uint8Array> {
  const certificate = new Certificate()
  certificate.version = 2
  // Positive, and a hundred and twenty bits that nobody can foresee (CA/Browser Forum asks for 64).
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array([0x40, ...randomBytes(15)]).buffer })
  certificate.subject = nameOf(subject)
  certificate.issuer = issuer?.subject ?? certificate.subject
  certificate.notBefore = timeOf(from)
  certificate.notAfter = timeOf(
    new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth(), from.getUTCDate())),
  )
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(new Uint8Array(publicKey))
  certificate.extensions = extensions(certificate, issuer)
  const algorithm = { algorithmId: SHA256_WITH_RSA, algorithmParams: new Null() }
  certificate.signature = new AlgorithmIdentifier(algorithm)
  certificate.signatureAlgorithm = new AlgorithmIdentifier(algorithm)
  const body = new Uint8Array(certificate.encodeTBS().toBER(false))
  certificate.tbsView = body
  certificate.signatureValue = new BitString({ valueHex: bytesOf(await sign(body)) })
  return new Uint8Array(certificate.toSchema(false).toBER(false))
}

/** A distinguished name, each part in a set of its own. */
function nameOf({ name, organisation, country }: Subject): RelativeDistinguishedNames {
  const part = (type: string, value: Utf8String | PrintableString) =>
    new Asn1Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })
  const parts = [
    ...(country ? [part(COUNTRY, new PrintableString({ value: country }))] : []),
    part(ORGANISATION, new Utf8String({ value: cut(organisation) })),
    part(COMMON_NAME, new Utf8String({ value: cut(name) })),
  ]
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER(false))
}

/** Two digits for the year up to 2049, four from then on (RFC 5280, 4.1.2.5). */
function timeOf(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })
}

/** A directory string has at most 64 signs (RFC 5280, upper bounds). */
function cut(text: string): string {
  return [...text].slice(0, 64).join('')
}

function extensions(certificate: Certificate, issuer: Certificate | null): Extension[] {
  const own = keyIdentifier(certificate)
  const constraints = new BasicConstraints(issuer ? { cA: false } : { cA: true, pathLenConstraint: 0 })
  // An authority signs certificates and lists; a company digital signatures that it cannot deny.
  const usage = new BitString({ valueHex: new Uint8Array([issuer ? 0xc0 : 0x06]).buffer, unusedBits: issuer ? 6 : 1 })
  const authorityKey = new Uint8Array([0x30, 0x16, 0x80, 0x14, ...(issuer ? keyIdentifier(issuer) : own)])
  const extension = (extnID: string, critical: boolean, value: ArrayBuffer) =>
    new Extension({ extnID, critical, extnValue: value })
  return [
    extension(BASIC_CONSTRAINTS, true, constraints.toSchema().toBER(false)),
    extension(KEY_USAGE, true, usage.toBER(false)),
    extension(SUBJECT_KEY, false, new OctetString({ valueHex: bytesOf(own) }).toBER(false)),
    extension(AUTHORITY_KEY, false, bytesOf(authorityKey)),
  ]
}

/** RFC 5280, 4.2.1.2 (1): the SHA-1 of the public key's bits, a name and no protection. */
function keyIdentifier({ subjectPublicKeyInfo }: Certificate): Uint8Array {
  return createHash('sha1').update(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).digest()
}

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
