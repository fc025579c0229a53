import type { SystemDatabase } from '../client.ts'
import {
  type Claim,
  claimKey,
  type EarlierRequest,
  forgetKey,
  keepAnswer,
  type RequestKey,
  type StoredAnswer,
} from '../keyed-requests.ts'
import { inSystem } from './transaction.ts'

const TABLE = 'association_request'

/** `claimKey` for the association's operators. */
export function claimAssociationKey(system: SystemDatabase, claim: Claim): Promise<EarlierRequest | 'gone' | null> {
  return inSystem(system, (tx) => claimKey(tx, TABLE, claim))
}

/** `keepAnswer` for the association's operators. */
export function keepAssociationAnswer(system: SystemDatabase, key: RequestKey, answer: StoredAnswer): Promise<void> {
  return inSystem(system, (tx) => keepAnswer(tx, TABLE, key, answer))
}

/** `forgetKey` for the association's operators. */
export function forgetAssociationKey(system: SystemDatabase, key: RequestKey): Promise<void> {
  return inSystem(system, (tx) => forgetKey(tx, TABLE, key))
}
