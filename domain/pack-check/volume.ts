import { z } from 'zod'
import type { Bag } from './bag.ts'
import { PackFault } from './engine.ts'

const [count, place] = [z.int().min(0), z.int().min(1)]
/** Which volume of how many it is, and how many documents all of them hold; missing in a pack of one volume. */
export const volumeSchema = z.strictObject({
  number: place,
  count: z.int().min(2),
  whole: z.strictObject({ issued: count, received: count, other: count }),
})
export type Volume = z.output<typeof volumeSchema>
export const documentKinds = ['issued', 'received', 'other'] as const

type Stated = {
  readonly volume?: Volume | undefined
  readonly files: Readonly<Record<(typeof documentKinds)[number], number>>
  readonly registers: readonly unknown[]
}

/** Whether a volume is one that its set can have, and says the same of itself in its bag; lists are in the first one. */
export function checkVolume({ info }: Pick<Bag, 'info'>, { volume, files, registers }: Stated): void {
  const bagCount = volume ? `${volume.number} of ${volume.count}` : '1 of 1'
  const inBag = info.get('Bag-Count') ?? '1 of 1'
  if (inBag !== bagCount)
    throw new PackFault(`“bag-info.txt” calls it ${inBag}, and it states that it is ${bagCount} volumes.`)
  if (!volume) return
  if (volume.number > volume.count) throw new PackFault(`There is no volume ${bagCount}.`)
  if (volume.number > 1 && registers.length > 0)
    throw new PackFault(`It states registers in volume ${bagCount}; they stand in the first.`)
  for (const kind of documentKinds)
    if (files[kind] > volume.whole[kind])
      throw new PackFault(`It states ${files[kind]} ${kind} files, and ${volume.whole[kind]} in all volumes together.`)
}

/** What is not known of a pack of which one volume was looked at. */
export function aloneText({ number, count: all }: Volume): string {
  const others = all === 2 ? 'the other one was' : `the other ${all - 1} were`
  return `It is volume ${number} of ${all}; ${others} not looked at: give all of them together.`
}
