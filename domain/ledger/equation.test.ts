import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MilliCarat } from '../kernel/carat.ts'
import { equationOf, type Movement } from './equation.ts'
import { bucketSigns, ledgerBuckets } from './rules.ts'

const twice = fc.record({ carats: fc.nat(9_000_000), warranted: fc.nat(9_000_000) })
const movement = fc
  .tuple(fc.constantFrom(...ledgerBuckets), fc.boolean(), twice)
  .map(([bucket, isBefore, { carats, warranted }]): Movement => {
    return { bucket, isBefore, carats: carats as MilliCarat, warranted: warranted as MilliCarat }
  })

test('what comes in is what goes out and what is left, whatever happened and wherever the period begins', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 200 }), (movements) => {
      const equation = equationOf(movements)
      for (const kept of ['carats', 'warranted'] as const) {
        const [left, right] = [1, -1].map((sign) =>
          ledgerBuckets
            .filter((bucket) => bucketSigns[bucket] === sign)
            .reduce((sum, bucket) => sum + equation[bucket][kept], 0),
        )
        expect(left).toBe((right ?? 0) + equation.closing[kept])
      }
      const net = movements.reduce((sum, { bucket, carats }) => sum + bucketSigns[bucket] * carats, 0)
      expect(equation.closing.carats).toBe(net)
    }),
  )
})

test('one period’s closing is the next one’s opening', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(movement, fc.nat(2)), { maxLength: 100 }), (history) => {
      const at = (period: number) =>
        equationOf(
          history.filter(([, when]) => when <= period).map(([each, when]) => ({ ...each, isBefore: when < period })),
        )
      const declared = (period: number) =>
        history
          .filter(([{ bucket }, when]) => when === period && bucket === 'opening')
          .reduce((sum, [{ carats }]) => sum + carats, 0)
      expect(at(1).opening.carats).toBe(at(0).closing.carats + declared(1))
      expect(at(2).opening.carats).toBe(at(1).closing.carats + declared(2))
    }),
  )
})
