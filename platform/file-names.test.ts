import { describe, expect, it } from 'vitest'
import { safeName, uniqueNames } from './file-names.ts'

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['INV-2026-00001', 'INV-2026-00001'],
    ['CON', '_CON'],
    ['lpt1.pdf', '_lpt1.pdf'],
    ['a:b?c', 'a_b_c'],
    ['Société Générale ', 'Societe_Generale_'],
    ['...', 'unnamed'],
    ['a%0Ab', 'a_0Ab'],
  ])('%s becomes %s', (from, to) => {
    expect(safeName(from)).toBe(to)
  })

  it('is never given twice, whatever the case', () => {
    const name = uniqueNames()
    expect([name('A', '.pdf'), name('a', '.pdf'), name('A', '.pdf')]).toEqual(['A.pdf', 'a-2.pdf', 'A-3.pdf'])
  })
})
