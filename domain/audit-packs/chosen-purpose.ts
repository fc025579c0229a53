import { invalidField } from '../kernel/errors.ts'
import { USUAL_PURPOSE } from '../kernel/pack-layout.ts'
import type { Scheme } from '../kernel/scheme.ts'

/** The key of the purpose that was asked for, or of the usual one. Refuses what is none of the scheme's. */
export function chosenPurpose({ auditPack }: Pick<Scheme, 'auditPack'>, asked: string | null): string {
  const keys = auditPack.purposes.map(({ key }) => key)
  const chosen = asked ?? USUAL_PURPOSE
  if (!keys.includes(chosen))
    throw invalidField('purpose', `There is no purpose “${chosen}”: choose one of ${keys.join(', ')}.`)
  return chosen
}
