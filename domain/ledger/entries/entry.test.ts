import { expect, test } from 'vitest'
import { whileOpen } from './entry.ts'

const refused = (code: string) => Object.assign(new Error(code), { code })

test('work that was undone because two waited for each other is done again', async () => {
  let times = 0
  const work = async () => {
    times += 1
    if (times < 3) throw refused('40P01')
    return 'written'
  }
  expect(await whileOpen(work)).toBe('written')
  expect(times).toBe(3)
})

test('work that never gets through is given up, and other failures are not tried again', async () => {
  let times = 0
  const failing = (code: string) => async () => {
    times += 1
    throw refused(code)
  }
  await expect(whileOpen(failing('40P01'))).rejects.toThrow('40P01')
  expect(times).toBe(5)
  await expect(whileOpen(failing('23505'))).rejects.toThrow('23505')
  expect(times).toBe(6)
  await expect(whileOpen(failing('BR001'))).rejects.toMatchObject({ details: { reason: 'period_closed' } })
})
