import type { Figure, Standing } from '../../../domain/oversight/index.ts'
import type { Meaning } from '../badge.tsx'

/** How a member stands, in words, with the meaning that it has everywhere. */
export const standingWords: Readonly<Record<Standing, { readonly says: string; readonly meaning: Meaning }>> = {
  current: { says: 'registered, evidence on file', meaning: 'in-order' },
  expiring: { says: 'ends within 90 days', meaning: 'needs-you' },
  unproven: { says: 'registered, no evidence on file', meaning: 'could-not-verify' },
  ended: { says: 'registration ended', meaning: 'wrong' },
  none: { says: 'never registered', meaning: 'wrong' },
}

const [LOWEST, HIGHEST] = [50, 950]

/** '83 %'; the ends are not told exactly, for what nobody or everybody does is said of each of them. */
export function shareText(figure: Figure): string {
  if (!figure) return 'not shown'
  if (figure.perMille <= LOWEST) return 'under 6 %'
  if (figure.perMille >= HIGHEST) return '95 % or more'
  return `${Math.floor(figure.perMille / 10)} %`
}

/** '2.4': of a hundred documents. */
export function rateText(figure: Figure): string {
  return figure ? (figure.perMille / 10).toFixed(1) : 'not shown'
}
