import { openSystemDatabase } from '../../db/client.ts'
import { createAssociationAdmin } from '../../domain/identity/index.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'

/** Adds somebody to the association: its first person, or another so that one drafts and another approves. Says why not. */
export async function addAdmin(
  systemUrl: string,
  person: { readonly email: string; readonly name: string; readonly password: string },
): Promise<{ readonly refused: readonly string[] }> {
  const system = openSystemDatabase(systemUrl, { name: 'briefke-command', max: 1 })
  try {
    await createAssociationAdmin({ system: system.db }, person)
    return { refused: [] }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const sentences = Object.values(error.details.fields ?? {}).flat()
    return { refused: sentences.length > 0 ? sentences : [error.message] }
  } finally {
    await system.close()
  }
}
