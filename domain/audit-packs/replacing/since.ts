import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import { layoutOf } from '../../kernel/pack-layout.ts'
import type { Library } from '../../kernel/scheme.ts'
import { companySchemes } from '../../schemes/queries.ts'
import { selectChanges } from './queries.ts'
import { type Change, changeKinds, kindsIn } from './rules.ts'

type Looked = {
  readonly scheme: string
  readonly purpose: string
  readonly redacted: boolean
  readonly period_from: Day
  readonly period_to: Day
  readonly requested_at: Date
}

/** What has changed in a pack's period since it was asked for, the newest first. */
export async function changesSince(tx: TenantTx, pack: Looked, { schemes }: Library): Promise<readonly Change[]> {
  const company = await companySchemes(tx)
  const scheme = schemes.find(({ key }) => key === pack.scheme)
  const own = new Set(scheme?.goods.map(({ key }) => key))
  const elsewhere = schemes
    .filter(({ key }) => key !== pack.scheme && company.includes(key))
    .flatMap(({ goods }) => goods.map(({ key }) => key))
    .filter((key) => !own.has(key))
  const layout = scheme && layoutOf(scheme.auditPack, pack)
  const asked = { from: pack.period_from, to: pack.period_to, since: pack.requested_at, elsewhere }
  return selectChanges(tx, { ...asked, kinds: layout ? kindsIn(layout) : changeKinds })
}
