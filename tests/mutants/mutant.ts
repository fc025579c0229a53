/** A control switched off: `from` stands once in `file`, becomes `to`, and then `test` must fail. */
export type Mutant = {
  /** The promise of trust.md, or of the issue. */
  readonly control: string
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly test: string
  /** Where the control is so basic that nothing starts without it: what the start says instead of running the test. */
  readonly says?: string
}

export const integration = (name: string) => `tests/integration/${name}.test.ts`
