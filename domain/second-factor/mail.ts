import { findQueuedRemoval, markRemovalMailed } from '../../db/system/factor-removals.ts'
import type { Deps } from '../deps.ts'

/** The mail that a removal still asks for: whoever did not ask for it learns of it. Null when it has gone out. */
export async function removalMail(deps: Pick<Deps, 'system'>, id: string, publicUrl: string) {
  const found = await findQueuedRemoval(deps.system, id)
  if (!found) return null
  return {
    to: found.email,
    subject: 'Your second factor was taken off',
    text: `${found.by} took the second factor off your account at ${found.at.toISOString()}.\n\nReason: ${found.reason}\n\nYour password alone logs you in now. Set a new second factor up:\n${new URL('/account/second-factor', publicUrl)}\n\nIf you did not ask for this, tell your company at once.\n`,
  }
}

/** Notes that the mail has gone out, so that a second run sends none. */
export function removalMailed(deps: Pick<Deps, 'system'>, id: string): Promise<void> {
  return markRemovalMailed(deps.system, id)
}
