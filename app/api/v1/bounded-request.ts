import type { MiddlewareHandler } from 'hono'
import { invalidField } from '../../../domain/kernel/errors.ts'
import { HttpRefusal } from '../../server/refusal.ts'
import type { ApiEnv } from './context.ts'
import { readJson } from './json.ts'

/** Ten megabytes of file and the form around it. */
export const MAX_BODY_BYTES = 10.5 * 1024 * 1024
/** A workbook's content type. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TAKEN = ['application/json', 'multipart/form-data', 'text/csv', XLSX]

/**
 * What every request must be before anything is looked up (LOD-5): a body of at most 10 MB by the bytes really read,
 * of a content type that we take, unpacked, and as JSON harmless. Nothing is changed by a request that fails here.
 */
export function boundedRequest(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (/%00/.test(c.req.url)) throw invalidField('query', 'The address holds a character that is none.')
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if ((c.req.header('content-encoding') ?? 'identity') !== 'identity')
      throw new HttpRefusal(415, 'Send the body as it is, without a content encoding.')
    const bytes = await c.req.arrayBuffer()
    if (bytes.byteLength > MAX_BODY_BYTES) throw new HttpRefusal(413, 'Send at most 10 MB.')
    if (bytes.byteLength === 0) return next()
    const type = mediaTypeOf(c.req.header('content-type'))
    if (!TAKEN.includes(type)) throw new HttpRefusal(415, `Send one of: ${TAKEN.join(', ')}.`)
    if (type === 'application/json') readJson(bytes)
    return next()
  }
}

/** 'text/csv' of 'Text/CSV; charset=utf-8'; '' when there is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
