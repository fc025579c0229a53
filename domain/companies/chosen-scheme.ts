import { invalidField } from '../kernel/errors.ts'

/** The scheme that was asked for; a company with one scheme need not be asked. */
export function chosenScheme<S extends { readonly key: string }>(schemes: readonly S[], asked: string | null): S {
  const only = schemes.length === 1 ? schemes[0] : undefined
  const chosen = asked === null ? only : schemes.find(({ key }) => key === asked)
  if (!chosen) throw invalidField('scheme', `Choose one of the schemes: ${schemes.map(({ key }) => key).join(', ')}.`)
  return chosen
}
