import { expect, it, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { letterOf, mayAsk, nextStep, type Wanting } from './rules.ts'

it.each([
  ['ends when everything has come', { wanting: 0, reminders: 0 }, 'complete'],
  ['ends when everything has come, whatever was sent', { wanting: 0, reminders: 9 }, 'complete'],
  ['reminds while something lacks', { wanting: 2, reminders: 4 }, 'remind'],
  ['gives up after five reminders', { wanting: 2, reminders: 5 }, 'unanswered'],
] as const)('a due chase %s', (_what, chase, step) => {
  expect(nextStep(chase)).toBe(step)
})

const now = new Date('2026-11-24T10:00:00Z')
it.each([
  ['never asked', null, false, true],
  ['asked an hour ago', '2026-11-24T09:00:00Z', false, false],
  ['asked an hour ago, with a new document', '2026-11-24T09:00:00Z', true, true],
  ['asked yesterday morning', '2026-11-23T09:00:00Z', false, true],
])('a supplier who was %s', (_what, lastAt, hasNew, expected) => {
  expect(mayAsk({ lastAt: lastAt === null ? null : new Date(lastAt), now, hasNew })).toBe(expected)
})

test('the letter names every document, whose company asks, and where to answer', () => {
  const document = { documentType: 'invoice', documentDate: day('2026-02-01'), carats: '1.503', unit: 'ct' } as const
  const documents = ['R-1', 'R-2'].map((number) => ({ ...document, number })) as unknown as Wanting[]
  const from = { name: 'Pieter Maes', email: 'pieter@scheldt.example' }
  const common = { supplier: 'Ganges Stones', company: 'Scheldt Diamonds NV', documents, from }
  const { subject, body } = letterOf({ ...common, kind: 'request' })
  expect(subject).toBe('2 documents without a warranty statement, for Scheldt Diamonds NV')
  for (const part of ['To Ganges Stones', '- R-1, invoice of 2026-02-01, 1.503 ct', '- R-2, ', from.email])
    expect(body).toContain(part)
  const reminder = letterOf({ ...common, kind: 'reminder', documents: documents.slice(0, 1) })
  expect(reminder.subject).toMatch(/^Reminder: 1 document without/)
  expect(reminder.body).toContain('We asked you for these')
})
