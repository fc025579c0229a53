import { insertAccount } from '../../db/system/identity.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../kernel/errors.ts'
import { newId, type UserId } from '../kernel/ids.ts'
import { hashPassword } from './passwords.ts'
import { emailSchema, newPasswordSchema, personNameSchema } from './rules.ts'

/** Makes the association's operator: for the first start and the demo, never from a request. */
export async function createAssociationAdmin(
  deps: Pick<Deps, 'system'>,
  input: { readonly email: string; readonly name: string; readonly password: string },
): Promise<UserId> {
  const id = newId<UserId>()
  const made = await insertAccount(deps.system, {
    id,
    email: emailSchema.parse(input.email),
    name: personNameSchema.parse(input.name),
    passwordHash: await hashPassword(newPasswordSchema.parse(input.password)),
    associationAdmin: true,
  })
  if (!made)
    throw new DomainError('conflict', 'There is an account with this e-mail address.', { reason: 'email_taken' })
  return id
}
