import { formatCarat, type MilliCarat, parseCarat, sumCarats } from '../kernel/carat.ts'

/** A stone of the data set: `db/seed/README.md`. */
export type Stone = {
  readonly carat: string
  readonly cut: string
  readonly color: string
  readonly clarity: string
  readonly price: string
}

/** What the demo trades in, as its scheme names it. */
export const GOODS = 'POLISHED_NATURAL'

/** A repeatable source of chance, so that every demo of a day is the same demo (mulberry32). */
export function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    whole: (below: number) => Math.floor(next() * below),
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    often: (share: number) => next() < share,
  }
}
export type Chance = ReturnType<typeof chance>

const MINED_IN = ['BW', 'CA', 'NA', 'ZA', 'AO'] as const

/** Lines of an invoice: single stones from half a carat on, smaller ones as parcels, priced per carat in whole dollars. */
export function linesOf(stones: readonly Stone[], origin: string, luck: Chance) {
  const single = stones.filter((stone) => parseCarat(stone.carat) >= 500)
  const small = stones.filter((stone) => parseCarat(stone.carat) < 500)
  const parcels = Array.from({ length: Math.ceil(small.length / 4) }, (_, index) =>
    small.slice(index * 4, index * 4 + 4),
  )
  return [...single.map((stone) => [stone]), ...parcels].map((parcel) => lineOf(parcel, origin, luck))
}

function lineOf(parcel: readonly Stone[], origin: string, luck: Chance) {
  const carats = sumCarats(parcel.map((stone) => parseCarat(stone.carat)))
  const dollars = parcel.reduce((sum, stone) => sum + Number(stone.price), 0)
  const [first] = parcel
  const one = parcel.length === 1
  const largest = Math.max(...parcel.map((stone) => parseCarat(stone.carat))) as MilliCarat
  return {
    goodsClass: GOODS,
    description: one
      ? `Round brilliant, ${first?.color} ${first?.clarity}, ${first?.cut.toLowerCase()} cut`
      : `Round brilliant parcel, ${first?.color}–${parcel.at(-1)?.color}, ${first?.clarity} and similar`,
    pieces: parcel.length,
    carats: formatCarat(carats),
    pricePerCarat: `${Math.round((dollars * 1000) / carats)}.00`,
    hsCode: '7102.39',
    countryOfOrigin: origin,
    countryOfMining: luck.pick(MINED_IN),
    largestStoneCarats: formatCarat(largest),
    ...(one && largest >= 900 ? { reportNumber: `DEMO-${1_000_000 + luck.whole(8_999_999)}` } : {}),
  }
}
