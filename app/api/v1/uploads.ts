import type { Context } from 'hono'
import { invalidField } from '../../../domain/kernel/errors.ts'
import { HttpRefusal } from '../../server/refusal.ts'
import { mediaTypeOf, XLSX } from './bounded-request.ts'
import type { ApiEnv } from './context.ts'
import { readJson } from './json.ts'

type Upload = { readonly name: string; readonly content: Uint8Array }
type Parts = { readonly part: string; readonly file: string }

/** A CSV file as the body, in openapi.json. */
export const csvBody = { body: { required: true, content: { 'text/csv': { schema: { type: 'string' as const } } } } }

/** A CSV file or a workbook as the body, in openapi.json. */
export const sheetBody = {
  body: {
    required: true,
    content: {
      'text/csv': { schema: { type: 'string' as const } },
      [XLSX]: { schema: { type: 'string' as const, format: 'binary' } },
    },
  },
}

/** The bytes of a spreadsheet, CSV or XLSX; 415 for any other content type. */
export async function readSheet(c: Context<ApiEnv>): Promise<Uint8Array> {
  const type = mediaTypeOf(c.req.header('content-type'))
  if (type !== 'text/csv' && type !== XLSX) throw new HttpRefusal(415, `Send text/csv or ${XLSX} to this address.`)
  return new Uint8Array(await c.req.arrayBuffer())
}

/** The bytes of a CSV body; 415 for any other content type. */
async function readCsv(c: Context<ApiEnv>): Promise<Uint8Array> {
  requireType(c, 'text/csv')
  return new Uint8Array(await c.req.arrayBuffer())
}

/** The text of a CSV body; refused when it is not UTF-8. */
export async function readCsvText(c: Context<ApiEnv>): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readCsv(c))
  } catch (error) {
    if (error instanceof TypeError) throw invalidField('file', 'The file is not UTF-8 text. Save it as “CSV UTF-8”.')
    throw error
  }
}

/** A form of one JSON part and a file beside it, in openapi.json. */
export function formBody({ part, file }: Parts, component: string) {
  const schema = {
    type: 'object' as const,
    required: [part],
    properties: {
      [part]: { $ref: `#/components/schemas/${component}` },
      [file]: { type: 'string' as const, format: 'binary', description: 'PDF, PNG or JPEG, at most 10 MB' },
    },
  }
  const content = { 'multipart/form-data': { schema, encoding: { [part]: { contentType: 'application/json' } } } }
  return { body: { required: true, content } }
}

/** The JSON part of such a form, still unchecked, and its file if there is one. */
export async function readForm(
  c: Context<ApiEnv>,
  { part, file }: Parts,
): Promise<{ readonly input: unknown; readonly file: Upload | null }> {
  requireType(c, 'multipart/form-data')
  const form = await formIn(c)
  for (const name of form.keys())
    if (name !== part && name !== file)
      throw invalidField(name, `The form has the parts ${part} and ${file}, no other.`)
  const json = form.get(part)
  if (json === null) throw invalidField(part, `The part ${part} is missing.`)
  const input = readJson(typeof json === 'string' ? Buffer.from(json) : await json.arrayBuffer())
  const upload = form.get(file)
  if (upload === null) return { input, file: null }
  if (typeof upload === 'string') throw invalidField(file, 'Send the file as a file, with a file name.')
  return { input, file: { name: upload.name, content: new Uint8Array(await upload.arrayBuffer()) } }
}

/** A form of one part that may stand there several times, a file each, in openapi.json. */
export function filesBody(part: string, description: string) {
  const files = { type: 'array' as const, items: { type: 'string' as const, format: 'binary' }, description }
  const schema = { type: 'object' as const, required: [part], properties: { [part]: files } }
  return { body: { required: true, content: { 'multipart/form-data': { schema } } } }
}

/** The files of such a form. */
export async function readFiles(c: Context<ApiEnv>, part: string): Promise<readonly Upload[]> {
  requireType(c, 'multipart/form-data')
  const form = await formIn(c)
  for (const name of form.keys())
    if (name !== part) throw invalidField(name, `The form has the part ${part}, no other.`)
  const files: Upload[] = []
  for (const file of form.getAll(part)) {
    if (typeof file === 'string') throw invalidField(part, 'Send each file as a file, with a file name.')
    files.push({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })
  }
  return files
}

async function formIn(c: Context<ApiEnv>): Promise<FormData> {
  const headers = { 'content-type': c.req.header('content-type') ?? '' }
  try {
    return await new Response(await c.req.arrayBuffer(), { headers }).formData()
  } catch {
    throw new HttpRefusal(400, 'The form cannot be read. Let your HTTP library write its boundary.')
  }
}

function requireType(c: Context<ApiEnv>, type: string): void {
  if (mediaTypeOf(c.req.header('content-type')) !== type) throw new HttpRefusal(415, `Send ${type} to this address.`)
}
