import { Fact } from '../fact.tsx'
import { sizeText } from '../file-field.tsx'
import { countText, Instant } from '../format.tsx'

type PackFactsProps = {
  readonly pack: {
    readonly documents: number | null
    readonly bytes: bigint | null
    readonly requested_by_name: string
    readonly requested_at: Date
    readonly finished_at: Date | null
    readonly timeZone: string
  }
}

/** A finished pack in a few figures. */
export function PackFacts({ pack }: PackFactsProps) {
  return (
    <dl className="facts">
      <Fact term="Documents">{countText(pack.documents ?? 0)} issued and received</Fact>
      <Fact term="Size">{sizeText(Number(pack.bytes ?? 0n))}</Fact>
      <Fact term="Asked for">
        {pack.requested_by_name}, <Instant value={pack.requested_at} zone={pack.timeZone} />
      </Fact>
      <Fact term="Built">{pack.finished_at ? <Instant value={pack.finished_at} zone={pack.timeZone} /> : '–'}</Fact>
    </dl>
  )
}
