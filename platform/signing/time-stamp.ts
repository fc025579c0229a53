import { createHash, randomBytes } from 'node:crypto'
import { Integer, Null, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  type Certificate,
  ContentInfo,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const [EXTENDED_KEY_USAGE, TIME_STAMPING] = ['2.5.29.37', '1.3.6.1.5.5.7.3.8']
/** PKIStatus (RFC 3161, 2.4.2): granted as it was asked for, or with changes. */
const GRANTED = [0, 1]
/** A token stands in the signature's place beside two certificates; more than this is none. */
const MOST_BYTES = 9_000
const LOST = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])
const [PATIENCE_MS, REST_MS] = [3_000, 30_000]

/** Gives the time stamp token (RFC 3161) of a signature's value; throws a `TimeStampError` when there is none to be had. */
export type TimeStamps = (value: Uint8Array) => Promise<Uint8Array>

/** No time stamp was to be had; the message says from whom and why, for the operator. */
export class TimeStampError extends Error {
  override name = 'TimeStampError'
}

type Asked = { readonly url: string; readonly patienceMs?: number; readonly restMs?: number }

/**
 * Asks a time stamp authority. After a failure it is left alone for a while, and whoever asks is told the same at once:
 * a thousand pages do not wait three seconds each for somebody who is away.
 */
export function openTimeStamps({ url, patienceMs = PATIENCE_MS, restMs = REST_MS }: Asked): TimeStamps {
  // What stands behind the host may be somebody's key, and is not for the log.
  const { origin } = new URL(url)
  let failed: { readonly at: number; readonly error: TimeStampError } | null = null
  return async (value) => {
    if (failed && performance.now() - failed.at < restMs) throw failed.error
    try {
      const token = await askOnce(url, value, patienceMs)
      failed = null
      return token
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      const error = new TimeStampError(`The time stamp authority at ${origin} gave no time stamp: ${reason}`, { cause })
      failed = { at: performance.now(), error }
      throw error
    }
  }
}

async function askOnce(url: string, value: Uint8Array, patienceMs: number): Promise<Uint8Array> {
  const imprint = createHash('sha256').update(value).digest()
  // Positive, and a hundred and twenty bits that nobody can foresee: an answer that was given before does not fit.
  const nonce = Buffer.from([0x40, ...randomBytes(15)])
  const answer = await send(url, encodeRequest(imprint, nonce), patienceMs)
  const token = tokenIn(answer)
  await check(token, { imprint, nonce, value })
  return token
}

function encodeRequest(imprint: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(imprint).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER(false))
}

async function send(url: string, body: Uint8Array<ArrayBuffer>, patienceMs: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }
    const ask = () => fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' })
    // A connection that was kept may be closed over there while the question is on its way: that says nothing yet.
    const response = await ask().catch((error: unknown) => {
      if (LOST.has(codeOf(error))) return ask()
      throw error
    })
    if (!response.ok) throw new Error(`it answered with status ${response.status}.`)
    return await firstBytes(response)
  } catch (error) {
    if (signal.aborted) throw new Error(`it did not answer within ${patienceMs / 1_000} s.`, { cause: error })
    // What fetch says is “fetch failed”; what happened stands behind it.
    const code = codeOf(error)
    throw code ? new Error(`it cannot be reached (${code}).`, { cause: error }) : error
  }
}

function codeOf(error: unknown): string {
  return (error as { readonly cause?: { readonly code?: string } }).cause?.code ?? ''
}

/** The answer, read no further than a token is long. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = reader ? await reader.read() : { done: true as const, value: undefined }
    if (done) return Buffer.concat(parts)
    bytes += value.length
    if (bytes > MOST_BYTES) {
      await reader?.cancel()
      throw new Error(`its answer is longer than ${MOST_BYTES} bytes.`)
    }
    parts.push(value)
  }
}

function tokenIn(answer: Uint8Array): Uint8Array {
  const response = readable(() => TimeStampResp.fromBER(new Uint8Array(answer)))
  const { status, timeStampToken } = response
  if (!GRANTED.includes(status.status)) throw new Error(`it refused with status ${status.status}.`)
  if (!timeStampToken) throw new Error('its answer holds no time stamp.')
  return readable(() => new Uint8Array(timeStampToken.toSchema().toBER(false)))
}

type Wanted = { readonly imprint: Uint8Array; readonly nonce: Uint8Array; readonly value: Uint8Array }

/** The token is about our value, answers our question, and is whole under a certificate that is for time stamps. */
async function check(token: Uint8Array, { imprint, nonce, value }: Wanted): Promise<void> {
  const { signed, info } = readToken(token)
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (hashAlgorithm.algorithmId !== SHA256 || !equal(hashedMessage.valueBlock.valueHexView, imprint))
    throw new Error('its time stamp is of something else.')
  if (!info.nonce || !equal(info.nonce.valueBlock.valueHexView, nonce))
    throw new Error('its time stamp answers another question.')
  const data = new Uint8Array(value).buffer
  const told = await signed.verify({ signer: 0, data, extendedMode: true }).catch(() => null)
  if (told?.signatureVerified !== true) throw new Error('the signature of its time stamp is wrong.')
  if (!told.signerCertificate || !isForTimeStamps(told.signerCertificate))
    throw new Error('its certificate is not one for time stamps.')
}

function readToken(token: Uint8Array) {
  return readable(() => {
    const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(token)).content })
    const content = signed.encapContentInfo.eContent
    if (!content) throw new Error('An empty token.')
    return { signed, info: TSTInfo.fromBER(content.getValue()) }
  })
}

function isForTimeStamps({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(TIME_STAMPING)
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error('its answer cannot be read.', { cause: error })
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
