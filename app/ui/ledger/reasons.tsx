import { Link } from '@remix-run/react'
import type { LedgerBucket } from '../../../domain/ledger/rules.ts'
import { Badge, type Meaning } from '../badge.tsx'
import { SignedCarats } from './signed-carats.tsx'
import { bucketNames, entriesAddress, isNothing } from './words.ts'

const WORDS: Readonly<Partial<Record<Meaning, string>>> = {
  'in-order': 'no difference',
  'needs-you': 'a difference',
  wrong: 'more under warranty than there is',
}

type ReasonsProps = {
  readonly classes: readonly {
    readonly scheme: string
    readonly goodsClass: string
    readonly name: string
    readonly unit: string
    readonly unwarranted: string
    readonly reasons: readonly { readonly bucket: string; readonly lines: number; readonly carats: string }[]
  }[]
  readonly to: string
}

/** What separates all goods from those under warranty, class by class, each reason with the lines that make it up. */
export function Reasons({ classes, to }: ReasonsProps) {
  return (
    <ul className="reasons">
      {classes.map(({ scheme, goodsClass, name, unit, unwarranted, reasons }) => (
        <li key={goodsClass}>
          <p>
            <strong>{name}</strong>{' '}
            <Badge meaning={meaningOf(unwarranted)}>{WORDS[meaningOf(unwarranted)] ?? ''}</Badge>{' '}
            <SignedCarats value={unwarranted} /> {unit}
          </p>
          {reasons.length > 0 ? (
            <ul>
              {reasons.map(({ bucket, lines, carats }) => (
                <li key={bucket}>
                  <Link to={entriesAddress({ scheme, goodsClass, bucket, bare: '1', to })}>
                    {bucketNames[bucket as LedgerBucket]}: {lines} {lines === 1 ? 'line' : 'lines'} not wholly under
                    warranty
                  </Link>
                  , <SignedCarats value={carats} /> {unit}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function meaningOf(unwarranted: string): Meaning {
  if (isNothing(unwarranted)) return 'in-order'
  return unwarranted.startsWith('-') ? 'wrong' : 'needs-you'
}
