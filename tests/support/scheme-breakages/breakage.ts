/** One way to break the shipped schemes, with the line and the sentence that have to be told for it. */
export type Breakage = {
  readonly name: string
  readonly file: string
  /** What is replaced, the first time it stands in the file. */
  readonly from: string
  readonly to: string
  /** What stands on the line that has to be named; without it, what was put in. */
  readonly at?: string
  readonly reason: string
}
