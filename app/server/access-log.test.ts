import { expect, test } from 'vitest'
import { loggedPath } from './access-log.ts'

test('the secret of a link never reaches a log, and an id stays readable', () => {
  const secret = Buffer.alloc(32, 7).toString('base64url')
  expect(loggedPath(`/v/${secret}`)).toBe('/v/:secret')
  expect(loggedPath(`/api/v1/verification/${secret}`)).toBe('/api/v1/verification/:secret')
  const id = '019381aa-0000-7000-8000-000000000001'
  expect(loggedPath(`/documents/${id}`)).toBe(`/documents/${id}`)
})
