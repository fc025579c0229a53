import { caratText } from '../format.tsx'

type SupportWarningProps = {
  readonly short: readonly {
    readonly goodsClass: string
    readonly name: string
    readonly unit: string
    readonly by: string
  }[]
  /** What the company decided: a warning lets it go out, a refusal does not. */
  readonly isForbidden: boolean
  /** Whether it has gone out already. */
  readonly isIssued?: boolean
}

/** Says of which goods more goes out under warranty than came in under one, and by how much. */
export function SupportWarning({ short, isForbidden, isIssued = false }: SupportWarningProps) {
  if (short.length === 0) return null
  return (
    <div className="notice" data-meaning={isForbidden ? 'wrong' : 'needs-you'}>
      <p>
        <strong>More under warranty than came in.</strong>{' '}
        {short.map(({ name, unit, by }) => `${name}: ${caratText(by)} ${unit} too much`).join('; ')}.{' '}
        {isIssued
          ? 'It went out all the same; the ledger shows where.'
          : isForbidden
            ? 'Your company forbids it: record the purchases first.'
            : 'Record the purchases that stand behind it, or expect to be asked.'}
      </p>
    </div>
  )
}
