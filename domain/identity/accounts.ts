import { z } from 'zod'
import { insertAccount } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import { newId, type UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { hashPassword } from './passwords.ts'
import { emailSchema, newPasswordSchema, personNameSchema } from './rules.ts'

const adminSchema = z.object({ email: emailSchema, name: personNameSchema, password: newPasswordSchema })

/** Makes somebody of the association: by the operator's command and for the demo, never from a request. */
export async function createAssociationAdmin(
  deps: Pick<Deps, 'system'>,
  input: { readonly email: string; readonly name: string; readonly password: string },
): Promise<UserId> {
  const { email, name, password } = parseInput(adminSchema, input)
  const id = newId<UserId>()
  const made = await insertAccount(deps.system, {
    ...{ id, email, name },
    passwordHash: await hashPassword(password),
    associationAdmin: true,
  })
  if (!made)
    throw new DomainError('conflict', 'There is an account with this e-mail address.', { reason: 'email_taken' })
  return id
}
