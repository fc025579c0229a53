import { expect, test } from 'vitest'
import { issued, onDay, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { fileMissing } from './e21-file-missing.ts'

const find = (facts: Parameters<typeof fileMissing>[0]) => fileMissing(facts, settings)

const printed = (status: 'queued' | 'rendered' | 'failed', stored: boolean, today = '2026-11-24') =>
  issued({ today, papers: [{ status, stored, requestedOn: onDay('2026-11-02') }] })

test.each([
  ['printed and kept', printed('rendered', true), 0],
  ['printed and lost', printed('rendered', false), 1],
  ['that failed', printed('failed', false), 1],
  ['awaited since yesterday', printed('queued', false, '2026-11-03'), 0],
  ['awaited since the day before', printed('queued', false, '2026-11-04'), 1],
  ['that nobody asked for', issued({ papers: [] }), 1],
  ['of a supplier, kept', received(), 0],
  ['of a supplier, not kept', received({ papers: [] }), 1],
])('a paper %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
