import { DomainError } from '../../../domain/kernel/errors.ts'
import { HttpRefusal } from '../../server/refusal.ts'

const MAX_DEPTH = 32
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype']

/**
 * Reads JSON from outside: refuses what is no JSON, nested deeper than 32, keyed like an object's own machinery, or
 * holding text that PostgreSQL cannot keep (LOD-5). What it returns is still unchecked input.
 */
export function readJson(bytes: Uint8Array | ArrayBuffer): unknown {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HttpRefusal(400, 'The body is not JSON in UTF-8. Look for a missing bracket, comma or quote.')
  }
  inspect(value, [])
  return value
}

function inspect(value: unknown, path: readonly string[]): void {
  if (path.length > MAX_DEPTH) throw new HttpRefusal(400, `The body is nested deeper than ${MAX_DEPTH} levels.`)
  if (typeof value === 'string') inspectText(value, path)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    inspectText(key, path)
    if (FORBIDDEN_KEYS.includes(key)) throw invalid([...path, key], `A key must not be called “${key}”.`)
    inspect(inner, [...path, key])
  }
}

function inspectText(text: string, path: readonly string[]): void {
  if (text.includes('\u0000') || !text.isWellFormed())
    throw invalid(path, 'This text holds a character that is none. Type it again without it.')
}

function invalid(path: readonly string[], sentence: string): DomainError {
  return new DomainError('invalid', 'Some fields need correcting.', {
    fields: { [path.join('.') || 'body']: [sentence] },
  })
}
