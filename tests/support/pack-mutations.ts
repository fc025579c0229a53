/** A change of a pack's bytes, and what it is. */
export type Mutation = { readonly what: string; readonly bytes: Buffer }

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Changes of a pack: bits, bytes, whole stretches, its end, its beginning, and the names in it. */
export function* mutations(good: Buffer, seed: number, count: number): Iterable<Mutation> {
  const random = randomFrom(seed)
  const kinds: readonly (() => Mutation)[] = [
    () => {
      const [at, bit] = [random(good.length), random(8)]
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      return { what: `bit ${bit} of byte ${at} flipped`, bytes }
    },
    () => {
      const at = random(good.length)
      return { what: `byte ${at} left out`, bytes: Buffer.concat([good.subarray(0, at), good.subarray(at + 1)]) }
    },
    () => {
      const [at, byte] = [random(good.length + 1), random(256)]
      return {
        what: `inserted ${byte} at ${at}`,
        bytes: Buffer.concat([good.subarray(0, at), Buffer.of(byte), good.subarray(at)]),
      }
    },
    () => {
      const at = random(good.length)
      return { what: `truncated at ${at}`, bytes: good.subarray(0, at) }
    },
    () => ({ what: 'trailing bytes', bytes: Buffer.concat([good, Buffer.alloc(1 + random(40), random(256))]) }),
    () => ({ what: 'leading bytes', bytes: Buffer.concat([Buffer.alloc(1 + random(40), random(256)), good]) }),
    () => {
      const [from, length] = [random(good.length - 64), 1 + random(64)]
      const bytes = Buffer.from(good)
      bytes.subarray(from, from + length).reverse()
      return bytes.equals(good) ? flipped(good, from) : { what: `reversed ${length} bytes at ${from}`, bytes }
    },
    () => {
      const [a, b] = [random(good.length - 40), random(good.length - 40)]
      const bytes = Buffer.from(good)
      good.copy(bytes, a, b, b + 32)
      return bytes.equals(good) ? flipped(good, a) : { what: `copied 32 bytes from ${b} to ${a}`, bytes }
    },
    () => {
      const names = ['INV-00001', 'BW1', 'checkpoint', 'manifest', 'warranties']
      const name = names[random(names.length)] ?? ''
      const bytes = Buffer.from(
        good.toString('latin1').replaceAll(name, name.slice(0, -1) + (name.endsWith('x') ? 'y' : 'x')),
        'latin1',
      )
      return { what: `renamed ${name} everywhere`, bytes }
    },
    () => {
      const parts = entriesOf(good)
      const [a, b] = [random(parts.length), random(parts.length - 1)]
      const order = parts.toSpliced(a, 1)
      order.splice(b, 0, parts[a] as Buffer)
      const rest = good.subarray(parts.reduce((sum, { length }) => sum + length, 0))
      const bytes = Buffer.concat([...order, rest])
      return bytes.equals(good) ? flipped(good, 12) : { what: `moved entry ${a} to ${b}`, bytes }
    },
    () => {
      const parts = entriesOf(good)
      const at = random(parts.length)
      const rest = good.subarray(parts.reduce((sum, { length }) => sum + length, 0))
      return { what: `doubled entry ${at}`, bytes: Buffer.concat([...parts, parts[at] as Buffer, rest]) }
    },
  ]
  for (let done = 0; done < count; done += 1) yield (kinds[done % kinds.length] as () => Mutation)()
}

/** A change of the volumes of a pack, and what it is. */
export type SetMutation = {
  readonly what: string
  readonly volumes: readonly Buffer[]
  readonly verdict: 'invalid' | 'could-not-verify'
}

/** Changes of a pack of several volumes: one is missing, there twice, of another pack, or itself changed. */
export function* setMutations(
  { good, other }: { readonly good: readonly Buffer[]; readonly other: readonly Buffer[] },
  seed: number,
  count: number,
): Iterable<SetMutation> {
  const random = randomFrom(seed)
  const at = (volumes: readonly Buffer[], index: number) => volumes[index] as Buffer
  const pick = () => random(good.length)
  const kinds: readonly (() => SetMutation)[] = [
    () => {
      const gone = pick()
      return { what: `${gone} missing`, volumes: good.toSpliced(gone, 1), verdict: 'could-not-verify' }
    },
    () => {
      const twice = pick()
      return { what: `${twice} twice`, volumes: good.toSpliced(pick(), 0, at(good, twice)), verdict: 'invalid' }
    },
    () => {
      const [place, by] = [pick(), 1 + random(good.length - 1)]
      const volumes = good.with(place, at(good, (place + by) % good.length))
      return { what: `${place} in the place of another`, volumes, verdict: 'invalid' }
    },
    () => {
      const place = pick()
      return { what: `${place} of another pack`, volumes: good.with(place, at(other, place)), verdict: 'invalid' }
    },
    () => {
      const place = pick()
      const [changed] = mutations(at(good, place), random(1_000_000), 1)
      return {
        what: `${place}: ${changed?.what}`,
        volumes: good.with(place, changed?.bytes as Buffer),
        verdict: 'invalid',
      }
    },
  ]
  for (let done = 0; done < count; done += 1) yield (kinds[done % kinds.length] as () => SetMutation)()
}

function flipped(good: Buffer, at: number): Mutation {
  const bytes = Buffer.from(good)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  return { what: `bit 4 of byte ${at} flipped`, bytes }
}

/** The local entries of a ZIP of ours, each with its head and its descriptor. */
function entriesOf(zip: Buffer): readonly Buffer[] {
  const starts: number[] = []
  for (
    let at = zip.indexOf('PK\u0003\u0004', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0003\u0004', at + 4, 'latin1')
  )
    starts.push(at)
  const end = zip.indexOf('PK\u0001\u0002', 0, 'latin1')
  return starts.map((start, index) => zip.subarray(start, starts[index + 1] ?? end))
}
