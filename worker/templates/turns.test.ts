import { expect, it } from 'vitest'
import { turnsOf } from './turns.ts'

// An A4 sheet of ours has room for 991 pixels.
const measured = { top: 300, head: 20, lines: Array.from({ length: 10 }, () => 30), sum: 20 }
const of = (count: number) => ({ ...measured, lines: Array.from({ length: count }, () => 30) })

it('turns no page while all lines and their total fit', () => {
  expect([...turnsOf(of(21), 'A4')]).toEqual([])
})

it('ends the first page before the line that would leave no room for what is carried forward', () => {
  expect([...turnsOf(of(22), 'A4')]).toEqual([21])
})

it('keeps room on every later page for what was brought and what is carried on', () => {
  expect([...turnsOf(of(100), 'A4')]).toEqual([21, 52, 83])
})

it('ends pages sooner on a shorter sheet', () => {
  expect([...turnsOf(of(100), 'Letter')]).toEqual([19, 47, 75])
})

it('gives a line that is taller than a sheet a page to begin on, and never an empty page', () => {
  expect([...turnsOf({ ...measured, lines: [2_000, 30, 2_000] }, 'A4')]).toEqual([1, 2])
})
