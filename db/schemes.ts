import postgres, { type TransactionSql } from 'postgres'
import type { SchemeContent } from '../domain/kernel/scheme.ts'

/** What became of one part: it is new, it was there, or its version was once loaded with another content. */
type Outcome = { readonly isNew: boolean; readonly refusal: string | null }
type Part = { readonly scheme: string; readonly key: string; readonly version: number; readonly hash: string }

/**
 * Loads what ships as the owner, all of it or nothing. What was once loaded never changes: the same version with another
 * content is refused, a new version is added beside the old one. Loading the same again changes nothing.
 */
export async function loadSchemes(adminUrl: string, schemes: readonly SchemeContent[]): Promise<void> {
  const client = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await client.begin(async (tx) => {
      await tx`set local role briefke_owner`
      // Two releases that start at once load one after the other.
      await tx`select from library_state for update`
      const outcomes: Outcome[] = []
      for (const scheme of schemes) outcomes.push(...(await loadScheme(tx, scheme)))
      const refusals = outcomes.flatMap(({ refusal }) => refusal ?? [])
      if (refusals.length > 0) throw new Error(`The schemes are not loaded.\n  ${refusals.join('\n  ')}`)
      if (outcomes.some(({ isNew }) => isNew)) await tx`update library_state set revision = revision + 1`
    })
  } finally {
    await client.end()
  }
}

async function loadScheme(tx: TransactionSql, content: SchemeContent): Promise<readonly Outcome[]> {
  const { scheme, reference, lint, hash, packs } = content
  const stored = JSON.stringify({ scheme, reference, lint })
  const written = await tx`
    insert into scheme (key, version, name, content_hash, content)
    values (${scheme.key}, ${scheme.version}, ${scheme.name}, ${hash}, ${stored}::text::jsonb)
    on conflict (key) do update set version = excluded.version, name = excluded.name, content = excluded.content,
      content_hash = excluded.content_hash, loaded_at = now()
    where scheme.content_hash <> excluded.content_hash or scheme.content is null`
  const outcomes: Outcome[] = [{ isNew: written.count > 0, refusal: await releaseRefusal(tx, content) }]
  for (const { pack, hash: packHash, statements } of packs) {
    outcomes.push(await loadPack(tx, { scheme: scheme.key, ...pack, hash: packHash }, JSON.stringify(pack)))
    for (const { statement, hash: own } of statements) {
      const part = { scheme: scheme.key, key: statement.key, version: statement.version, hash: own }
      const words = { pack: pack.key, edition: statement.edition, content: JSON.stringify(statement) }
      outcomes.push(await loadStatement(tx, part, words))
    }
  }
  return outcomes
}

async function releaseRefusal(tx: TransactionSql, { scheme, hash }: SchemeContent): Promise<string | null> {
  await tx`insert into scheme_release (scheme, version, content_hash) values (${scheme.key}, ${scheme.version}, ${hash})
    on conflict do nothing`
  const [row] = await tx<{ hash: string }[]>`select content_hash as hash from scheme_release
    where scheme = ${scheme.key} and version = ${scheme.version}`
  return row?.hash === hash
    ? null
    : `Something in the folder of scheme ${scheme.key} has changed since its version ${scheme.version} was loaded. Give it a new version in ${scheme.key}/scheme.json.`
}

async function loadPack(tx: TransactionSql, part: Part, content: string): Promise<Outcome> {
  const { scheme, key, version, hash } = part
  const written = await tx`insert into statement_pack (scheme, key, version, content, content_hash)
    values (${scheme}, ${key}, ${version}, ${content}::text::jsonb, ${hash}) on conflict do nothing`
  const [row] = await tx<{ hash: string }[]>`select content_hash as hash from statement_pack
    where scheme = ${scheme} and key = ${key} and version = ${version}`
  const refusal = `Pack ${scheme}/${key} version ${version} differs from the one already loaded. Packs are never edited: give it version ${version + 1} in ${scheme}/${key}/pack.json.`
  return { isNew: written.count > 0, refusal: unlessSame(row, hash, refusal) }
}

async function loadStatement(
  tx: TransactionSql,
  { scheme, key, version, hash }: Part,
  { pack, edition, content }: { readonly pack: string; readonly edition: string; readonly content: string },
): Promise<Outcome> {
  const written = await tx`insert into statement (scheme, key, edition, version, content, content_hash, pack)
    values (${scheme}, ${key}, ${edition}, ${version}, ${content}::text::jsonb, ${hash}, ${pack}) on conflict do nothing`
  const [row] = await tx<{ hash: string }[]>`select content_hash as hash from statement
    where scheme = ${scheme} and key = ${key} and version = ${version}`
  const refusal = `Statement ${scheme}/${key} version ${version} differs from the one already loaded. Statements are never edited: give the new words version ${version + 1} in ${scheme}/${pack}/statements/${key}.json.`
  return { isNew: written.count > 0, refusal: unlessSame(row, hash, refusal) }
}

function unlessSame(row: { readonly hash: string } | undefined, hash: string, refusal: string): string | null {
  return row?.hash === hash ? null : refusal
}
