import { Badge, type Meaning } from '../badge.tsx'

export type ItemStatus = 'reading' | 'waiting' | 'filed' | 'discarded'

const LOOKS: Readonly<Record<ItemStatus, readonly [meaning: Meaning, word: string]>> = {
  reading: ['could-not-verify', 'being read'],
  waiting: ['needs-you', 'waits for you'],
  filed: ['in-order', 'filed'],
  discarded: ['could-not-verify', 'discarded'],
}

/** What is to be done with a paper, or was. */
export function ItemBadge({ status }: { readonly status: ItemStatus }) {
  const [meaning, word] = LOOKS[status]
  return <Badge meaning={meaning}>{word}</Badge>
}

export const sourceWords = {
  upload: 'uploaded',
  mail: 'by mail',
  link: 'by link',
  platform: 'on the platform',
} as const
