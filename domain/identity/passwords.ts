import { type Algorithm, hash, verify } from '@node-rs/argon2'

const settings = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let dummy: Promise<string> | null = null

/** argon2id at 19 MiB, two passes, one lane (AUT-4). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, settings)
}

/**
 * Whether the password fits the stored hash. Without a stored hash the same work is done on a dummy,
 * so that an unknown account takes as long as a known one (AUT-4).
 */
export async function passwordFits(
  storedHash: string | null,
  password: string,
  check: typeof verify = verify,
): Promise<boolean> {
  dummy ??= hashPassword('there is no such account')
  const fits = await check(storedHash ?? (await dummy), password)
  return storedHash !== null && fits
}
