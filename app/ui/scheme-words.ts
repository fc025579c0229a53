/** What a scheme calls itself, a registration and its number, and where one is renewed. */
export type SchemeWords = {
  readonly key: string
  readonly name: string
  readonly registration: {
    readonly name: string
    readonly numberName: string
    readonly site: string
    readonly renewedEveryMonths: number
  }
}
