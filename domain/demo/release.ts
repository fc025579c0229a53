import { listPacks } from '../audit-packs/read-packs.ts'
import { releasePack } from '../audit-packs/release-pack.ts'
import type { Deps } from '../deps.ts'
import { companies } from './cast.ts'
import { signIn } from './sign-in.ts'

/**
 * What the owners of the demo do once their packs are built: they look at them and release them. Who keeps no order leaves
 * that for later too.
 */
export async function releaseDemoPacks(deps: Deps): Promise<void> {
  for (const { people } of companies.filter(({ keeps }) => keeps === 'in-order')) {
    const email = people.find(({ role }) => role === 'owner')?.email ?? ''
    const owner = await signIn(deps, email)
    for (const pack of await listPacks(deps, owner)) {
      if (pack.status === 'ready' && pack.released_at === null) await releasePack(deps, owner, pack.id, {})
    }
  }
}
