import { expect, test } from 'vitest'
import type { ExceptionId } from '../../kernel/ids.ts'
import { entryOf } from '../catalogue.ts'
import { type Standing, type Stored, settle } from './settle.ts'

const found = (over: Partial<Standing> = {}): Standing => ({
  rule: 'E22',
  about: 'entry',
  sentence: 'It is late.',
  scope: { kind: 'received', id: 'a' },
  subject: 'R-1',
  subjectDay: '2026-02-01',
  ...over,
})
const stored = (over: Partial<Stored> = {}): Stored => ({
  id: 'x' as ExceptionId,
  kind: 'received',
  scopeId: 'a',
  rule: 'E22',
  about: 'entry',
  state: 'open',
  sentence: 'It is late.',
  severity: 'warn',
  subject: 'R-1',
  ...over,
})
const settled = (before: readonly Stored[], now: readonly Standing[]) => {
  const { open, reopen, endWaiver, change, close } = settle(
    before,
    now,
    ({ rule, severity }) => severity ?? entryOf(rule).severity,
  )
  return {
    open: open.length,
    reopen: reopen.length,
    endWaiver: endWaiver.length,
    change: change.length,
    close: close.length,
  }
}
const nothing = { open: 0, reopen: 0, endWaiver: 0, change: 0, close: 0 }

test.each([
  ['what is new is opened', [], [found()], { open: 1 }],
  ['what is known stays', [stored()], [found()], {}],
  ['what is gone is closed', [stored()], [], { close: 1 }],
  ['what is gone and closed stays closed', [stored({ state: 'closed' })], [], {}],
  ['what comes back is opened again', [stored({ state: 'closed' })], [found()], { reopen: 1 }],
  ['what reads otherwise is brought up to date', [stored()], [found({ sentence: 'It is later.' })], { change: 1 }],
  ['what weighs more is brought up to date', [stored()], [found({ severity: 'block' })], { change: 1 }],
  ['what is waived stays waived', [stored({ state: 'waived' })], [found()], {}],
  [
    'a waiver ends when the facts are others',
    [stored({ state: 'waived' })],
    [found({ sentence: 'It is later.' })],
    { endWaiver: 1 },
  ],
  ['what is waived and gone is closed', [stored({ state: 'waived' })], [], { close: 1 }],
  ['another thing of the same rule is another exception', [stored()], [found(), found({ about: 'else' })], { open: 1 }],
  [
    'the same on another document is another exception',
    [stored()],
    [found({ scope: { kind: 'received', id: 'b' } })],
    { open: 1, close: 1 },
  ],
])('%s', (_what, before, now, expected) => {
  expect(settled(before, now)).toEqual({ ...nothing, ...expected })
})
