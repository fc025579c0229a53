import { Fact } from '../fact.tsx'
import { DayText, Instant } from '../format.tsx'

type InvitationFactsProps = {
  readonly invitation: {
    readonly email: string
    readonly role: string
    readonly invitedBy: string
    readonly expiresAt: Date | string
    readonly period: { readonly from: string; readonly to: string } | null
  }
}

/** Who invites whom, as what, and until when. */
export function InvitationFacts({ invitation }: InvitationFactsProps) {
  const { email, role, invitedBy, expiresAt, period } = invitation
  return (
    <dl className="facts">
      <Fact term="For">{email}</Fact>
      <Fact term="As">{role}</Fact>
      {period ? (
        <Fact term="Period, to read only">
          <DayText value={period.from} /> to <DayText value={period.to} />
        </Fact>
      ) : null}
      <Fact term="Invited by">{invitedBy}</Fact>
      <Fact term="Open until">
        <Instant value={expiresAt} />
      </Fact>
    </dl>
  )
}
