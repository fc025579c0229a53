/** What became of an applied import, as its page shows it. */
export type Outcome = {
  readonly drafts: number
  readonly issued: number
  readonly documents: readonly {
    readonly id: string
    readonly number: string
    readonly reference: string | null
    readonly counterpartyName: string
    readonly totalCarats: string
    readonly currency: string
    readonly totalMinor: bigint
  }[]
}
