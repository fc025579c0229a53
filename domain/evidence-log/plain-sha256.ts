const K = Uint32Array.from(firstPrimes(64).map((prime) => fraction(Math.cbrt(prime))))
const START = firstPrimes(8).map((prime) => fraction(Math.sqrt(prime)))

/**
 * SHA-256 (FIPS 180-4) in plain arithmetic, for a page that checks a hundred thousand small hashes: the browser's own is
 * asked for one at a time. A server has `node:crypto`.
 */
export function plainSha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  const state = Uint32Array.from(START)
  const w = new Uint32Array(64)
  for (let at = 0; at < padded.length; at += 64) mix(state, schedule(w, view, at))
  const hash = new Uint8Array(32)
  const out = new DataView(hash.buffer)
  for (const [index, word] of state.entries()) out.setUint32(index * 4, word)
  return hash
}

function schedule(w: Uint32Array, view: DataView, at: number): Uint32Array {
  for (let t = 0; t < 16; t += 1) w[t] = view.getUint32(at + t * 4)
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [word(w, t - 15), word(w, t - 2)]
    const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)
    const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)
    w[t] = (word(w, t - 16) + s0 + word(w, t - 7) + s1) | 0
  }
  return w
}

function mix(state: Uint32Array, w: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t += 1) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + word(K, t) + word(w, t)) | 0
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (word(state, index) + value) | 0
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by))
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}
