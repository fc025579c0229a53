import { Fact } from '../fact.tsx'

export type TradeLimits = {
  readonly memoOpenDays: number
  readonly lateEntryDays: number
  readonly caratTolerancePercent: string
  readonly yieldFromPercent: number
  readonly yieldToPercent: number
}

/** A company's limits, for those who do not set them. */
export function TradeSettingsFacts({ settings }: { readonly settings: TradeLimits }) {
  return (
    <dl className="facts">
      <Fact term="Goods may be on memo for">{settings.memoOpenDays} days</Fact>
      <Fact term="Received documents are entered within">{settings.lateEntryDays} days</Fact>
      <Fact term="Carats may differ from a certificate by">{settings.caratTolerancePercent} %</Fact>
      <Fact term="Expected yield">
        {settings.yieldFromPercent} to {settings.yieldToPercent} %
      </Fact>
    </dl>
  )
}
