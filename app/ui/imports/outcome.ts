/** What became of an applied import, as its page shows it. */
export type Outcome = {
  readonly drafts: number
  readonly issued: number
  /** Drafts that nobody has tried to issue yet. */
  readonly untried: number
  readonly refused: readonly { readonly id: string; readonly reference: string | null; readonly sentence: string }[]
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
