import { describe, expect, it } from 'vitest'
import { csvRecord, readCell } from './csv.ts'

describe('a CSV record', () => {
  it('quotes commas, quotes and line breaks, and ends with CRLF', () => {
    expect(csvRecord(['a', 'b,c', 'd"e', 'f\ng', null, 7])).toBe('a,"b,c","d""e","f\ng",,7\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'holds nothing that a spreadsheet would run: %j',
    (text) => {
      const plain = csvRecord([text]).replace(/^"/, '')
      expect(plain.startsWith("'")).toBe(true)
    },
  )

  it('keeps numbers numbers, negative ones too', () => {
    expect(csvRecord([{ number: '-12.50' }, -3, 12n])).toBe('-12.50,-3,12\r\n')
    expect(() => csvRecord([{ number: '=1' }])).toThrow(RangeError)
  })

  it.each(['=1+1', '@SUM(A1)', '＝1', "'", "'plain", "O'Brien", '-1'])('reads back as it was: %j', (text) => {
    expect(readCell(csvRecord([text]).trimEnd())).toBe(text)
  })
})
