import type { ColumnReader } from './day-column.ts'
import type { Mapping } from './mapping.ts'
import { type DecimalSign, plainNumber, type SignsSeen, signsIn } from './numbers.ts'

type NumberColumn = { readonly at: number; readonly key: string; readonly texts: readonly string[] }

/**
 * How each column of numbers is read. A column that shows its decimal sign is read by it, another by what the other
 * columns show. Where nothing shows it, a point is one, and a comma is asked about.
 */
export function numberReaders(
  columns: readonly NumberColumn[],
  said: Mapping['decimals'],
): ReadonlyMap<number, ColumnReader> {
  const seen = columns.map((column) => ({ ...column, ...signsIn(column.texts) }))
  const elsewhere = new Set(seen.flatMap(({ shown }) => [...shown.keys()]))
  const [only] = elsewhere
  const ofFile = elsewhere.size === 1 ? only : undefined
  return new Map(
    seen.map((column) => [
      column.at,
      said === 'auto' ? readerOf(column, ofFile) : reading(said === 'comma' ? ',' : '.'),
    ]),
  )
}

function readerOf({ shown, open }: SignsSeen, ofFile: DecimalSign | undefined): ColumnReader {
  const [point, comma] = [shown.get('.'), shown.get(',')]
  if (point !== undefined && comma !== undefined)
    return {
      about: comma,
      asks: `The column writes “${point}” with a point and “${comma}” with a comma before the decimals. Write all with a point.`,
    }
  if (point !== undefined) return reading('.')
  if (comma !== undefined) return reading(',')
  if (ofFile) return reading(ofFile)
  const asked = open.get(',')
  if (asked === undefined) return reading('.')
  return {
    about: asked,
    asks: `“${asked}” can have decimals or thousands behind its comma, and nothing in the file decides it. Say which, or write decimals with a point.`,
  }
}

function reading(sign: DecimalSign): ColumnReader {
  return { read: (text) => plainNumber(text, sign) }
}
