import { expect, it } from 'vitest'
import { placeOf } from './rules.ts'

const ID = '01a22374-e995-7adf-bb55-15127cd34d19'

it('takes the ids out of an address and names the thing it is about', () => {
  const document = { kind: 'trade-document', id: ID }
  expect(placeOf('/')).toEqual({ path: '/', object: null })
  expect(placeOf('/_root.data')).toEqual({ path: '/', object: null })
  expect(placeOf(`/documents/${ID}`)).toEqual({ path: '/documents/:id', object: document })
  expect(placeOf(`/documents/${ID}.data`)).toEqual({ path: '/documents/:id', object: document })
  expect(placeOf(`/documents/${ID}/pdf/trade-document`)).toEqual({
    path: '/documents/:id/pdf/trade-document',
    object: document,
  })
  expect(placeOf(`/api/v1/trade-documents/${ID}`)).toEqual({ path: '/api/v1/trade-documents/:id', object: document })
  expect(placeOf(`/packs/${ID}/downloads/${ID}`)?.path).toBe('/packs/:id/downloads/:id')
  expect(placeOf(`/ledger/evidence/${'a'.repeat(64)}`)).toEqual({ path: '/ledger/evidence/:sha256', object: null })
  expect(placeOf('/documents')).toEqual({ path: '/documents', object: null })
})

it('passes over what anybody may open and what shows nothing, and over nothing that only begins like it', () => {
  for (const path of [
    '/v',
    '/v/abc',
    '/v/keys.json',
    '/login',
    '/theme',
    '/progress/document/1',
    '/authority.cer',
    '/api/v1/verification/x',
  ])
    expect(placeOf(path), path).toBeNull()
  expect(placeOf('/verification-of-ours')).not.toBeNull()
})
