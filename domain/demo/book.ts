import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import type { CounterpartyId, TenantId } from '../kernel/ids.ts'
import type { CastCompany } from './cast.ts'
import type { DemoScheme } from './scheme.ts'

export type Trader = {
  readonly company: CastCompany
  readonly tenantId: TenantId
  readonly owner: CompanyActor
  readonly compliance: CompanyActor
  readonly dealer: CompanyActor
}

type Edition = 'newest' | 'older' | 'none' | null
export type Partner = {
  readonly id: CounterpartyId
  readonly name: string
  readonly country: string
  readonly edition: Edition
}
export type Book = { readonly trader: Trader; readonly buyers: Partner[]; readonly suppliers: Partner[] }
export type Period = { readonly from: Day; readonly to: Day; readonly scheme: DemoScheme }

/** The services as they were at eleven o'clock of a day gone by; never later than now. */
export function on(deps: Deps, day: Day): Deps {
  const now = () => new Date(Math.min(Date.parse(`${day}T11:00:00Z`), deps.clock.now().getTime()))
  return { ...deps, clock: { now } }
}
