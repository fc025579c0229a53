import type { selectPack } from '../../domain/audit-packs/queries.ts'
import type { Deps } from '../../domain/deps.ts'
import type { SealDeps } from '../../domain/evidence-log/seal.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import { safeName } from '../../platform/file-names.ts'
import type { Printer } from '../pdf/printer.ts'
import type { BagInfo } from './bag.ts'
import type { populationOf } from './population.ts'
import type { Heads, Replaced } from './proofs.ts'
import type { countPopulation, selectCompany } from './queries.ts'
import type { InPage } from './register.ts'

/** All that a pack is made of, and with. */
export type Making = ReturnType<typeof populationOf> & {
  readonly deps: Pick<Deps, 'files' | 'clock' | 'db'> &
    SealDeps & {
      readonly printer: Pick<Printer, 'print' | 'sandbox'>
      readonly log: { readonly warn: (fields: object, text: string) => void }
    }
  readonly job: { readonly tenantId: TenantId; readonly packId: AuditPackId }
  readonly inPage: InPage
  readonly pack: NonNullable<Awaited<ReturnType<typeof selectPack>>>
  readonly replaces: Replaced | null
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly counts: Awaited<ReturnType<typeof countPopulation>>
  readonly heads: Heads
  /** Tells how far the pack is. */
  readonly step: (name: string) => Promise<void>
}

/** The folder of a volume; the first one's is there before anybody knows how many there are. */
export function folderOf({ company, pack }: Pick<Making, 'company' | 'pack'>, number: number): string {
  const name = safeName(`${company.trade_name ?? company.legal_name}-${pack.scheme}-${pack.label}`, 120)
  return number === 1 ? name : `${name}-volume-${number}`
}

/** What the bag of a volume says of itself. */
export function bagInfoOf({ company, pack, replaces }: Making, place: string): BagInfo {
  return [
    ['Source-Organization', company.legal_name],
    ['Contact-Name', pack.requested_by_name],
    ['Bagging-Date', pack.requested_at.toISOString().slice(0, 10)],
    ['External-Identifier', pack.id],
    ['Bag-Group-Identifier', `${pack.scheme}-${pack.label.replace(/-r\d+$/, '')}`],
    ...(replaces ? [['External-Description', replacesText(replaces)] as const] : []),
    ['Bag-Count', place],
  ]
}

function replacesText({ pack, label, sha256, because }: Replaced): string {
  return `Replaces ${label} (${pack}, SHA-256 ${sha256}) because: ${because}`
}
