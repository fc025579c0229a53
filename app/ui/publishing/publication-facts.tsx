import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'

type PublicationFactsProps = {
  readonly schemeName: string
  readonly publication: {
    readonly effectiveOn: string
    readonly note: string
    readonly pack: string
    readonly contentHash: string
    readonly draftedByName: string
    readonly draftedAt: Date
    readonly approvedByName: string | null
    readonly approvedAt: Date | null
    readonly withdrawnByName: string | null
    readonly withdrawnAt: Date | null
  }
  readonly told: { readonly companies: number; readonly mailed: number } | null
}

/** When a publication takes effect, why, and who stands behind it. */
export function PublicationFacts({ publication, schemeName, told }: PublicationFactsProps) {
  const { effectiveOn, note, pack, contentHash, ...who } = publication
  return (
    <dl className="facts">
      <Fact term="Takes effect on">
        <DayText value={effectiveOn} />
      </Fact>
      <Fact term="Scheme and pack">
        {schemeName}, {pack}
      </Fact>
      <Fact term="Drafted by">
        {who.draftedByName}, <Instant value={who.draftedAt} />
      </Fact>
      {who.approvedByName && who.approvedAt ? (
        <Fact term="Approved by">
          {who.approvedByName}, <Instant value={who.approvedAt} />
        </Fact>
      ) : null}
      {who.withdrawnByName && who.withdrawnAt ? (
        <Fact term="Withdrawn by">
          {who.withdrawnByName}, <Instant value={who.withdrawnAt} />
        </Fact>
      ) : null}
      <Fact term="Why">
        <span className="lines">{note}</span>
      </Fact>
      {told ? (
        <Fact term="Told">
          {told.companies} {told.companies === 1 ? 'company' : 'companies'}, {told.mailed} by mail too
        </Fact>
      ) : null}
      <Fact term="SHA-256 of what is approved">
        <span className="mono">{contentHash}</span>
      </Fact>
    </dl>
  )
}
