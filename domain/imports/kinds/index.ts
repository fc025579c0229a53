import { invalidField } from '../../kernel/errors.ts'
import { type KindKey, kindKeys } from '../keys.ts'
import { certificateKind } from './certificates.ts'
import { counterpartyKind } from './counterparties.ts'
import { issuedKind } from './issued.ts'
import type { Kind } from './kind.ts'
import { openingKind } from './opening-stock.ts'
import { receivedKind } from './received.ts'

const kinds: Readonly<Partial<Record<KindKey, Kind>>> = {
  issued: issuedKind,
  received: receivedKind,
  certificates: certificateKind,
  'opening-stock': openingKind,
  counterparties: counterpartyKind,
}

/** The kinds that can be brought in. */
export const offeredKinds = kindKeys.filter((key) => kinds[key] !== undefined)

/** The kind of this name. Refused when there is none. */
export function kindOf(key: unknown): Kind & { readonly key: KindKey } {
  const [found] = Object.entries(kinds).filter(([each]) => each === key)
  if (!found) throw invalidField('kind', `Say what the file holds: one of ${Object.keys(kinds).join(', ')}.`)
  return { ...found[1], key: found[0] as KindKey }
}
