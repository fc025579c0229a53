import postgres from 'postgres'
import type { SchemeContent } from '../domain/kernel/statement.ts'

/**
 * Loads the schemes' statements as the owner. A statement that was once loaded never changes: the same version with
 * another hash is refused, a new version is added beside the old one.
 */
export async function loadSchemes(adminUrl: string, schemes: readonly SchemeContent[]): Promise<void> {
  const client = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await client.begin(async (tx) => {
      await tx`set local role briefke_owner`
      for (const scheme of schemes) {
        await tx`insert into scheme (key, version, name, content_hash) values (${scheme.key}, ${scheme.version}, ${scheme.name}, ${scheme.hash})
          on conflict (key) do update set version = excluded.version, name = excluded.name, content_hash = excluded.content_hash, loaded_at = now()
          where scheme.content_hash <> excluded.content_hash`
        for (const { statement, hash } of scheme.statements) {
          await tx`insert into statement (scheme, key, edition, version, content, content_hash)
            values (${scheme.key}, ${statement.key}, ${statement.edition}, ${statement.version}, ${JSON.stringify(statement)}::text::jsonb, ${hash})
            on conflict (scheme, key, version) do nothing`
          const [row] = await tx<{ hash: string }[]>`select content_hash as hash from statement
            where scheme = ${scheme.key} and key = ${statement.key} and version = ${statement.version}`
          if (row?.hash !== hash)
            throw new Error(
              `Statement ${scheme.key}/${statement.key} version ${statement.version} differs from the one already loaded. Statements are never edited: give the new words a new version.`,
            )
        }
      }
    })
  } finally {
    await client.end()
  }
}
