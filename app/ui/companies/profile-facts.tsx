import { LANGUAGES, languageOr } from '../../../domain/kernel/languages.ts'
import { Fact } from '../fact.tsx'
import { MONTH_NAMES } from './months.ts'
import { segmentName } from './segments.ts'

export type Profile = {
  readonly legalName: string
  readonly tradeName: string | null
  readonly country: string
  readonly address: string
  readonly registrationNumber: string
  readonly taxNumber: string | null
  readonly bourseMemberships: readonly string[]
  readonly segment: string
  readonly timeZone: string
  readonly currency: string
  readonly fiscalYearStart: number
  readonly paper: string
  readonly language: string
  readonly backDatingDays: number | null
  readonly chaseAfterDays: number | null
}

/** Who a company is. */
export function ProfileFacts({ profile }: { readonly profile: Profile }) {
  return (
    <dl className="facts">
      <Fact term="Legal name">{profile.legalName}</Fact>
      <Fact term="Trade name">{profile.tradeName ?? '—'}</Fact>
      <Fact term="Country">{profile.country}</Fact>
      <Fact term="Address">
        <span className="lines">{profile.address}</span>
      </Fact>
      <Fact term="Registration number">
        <span className="mono">{profile.registrationNumber}</span>
      </Fact>
      <Fact term="Tax number">
        <span className="mono">{profile.taxNumber ?? '—'}</span>
      </Fact>
      <Fact term="Bourse memberships">{profile.bourseMemberships.join('; ') || '—'}</Fact>
      <Fact term="Segment">{segmentName(profile.segment)}</Fact>
      <Fact term="Time zone">{profile.timeZone}</Fact>
      <Fact term="Currency">{profile.currency}</Fact>
      <Fact term="Fiscal year starts in">{MONTH_NAMES[profile.fiscalYearStart - 1]}</Fact>
      <Fact term="Paper">{profile.paper}</Fact>
      <Fact term="Language of documents">{LANGUAGES[languageOr(profile.language)].name}</Fact>
      {profile.chaseAfterDays === null ? null : (
        <Fact term="Suppliers are reminded every">
          {profile.chaseAfterDays === 1 ? '1 day' : `${profile.chaseAfterDays} days`}
        </Fact>
      )}
      {profile.backDatingDays === null ? null : (
        <Fact term="Documents may be back-dated by">
          {profile.backDatingDays === 1 ? '1 day' : `${profile.backDatingDays} days`}
        </Fact>
      )}
    </dl>
  )
}
