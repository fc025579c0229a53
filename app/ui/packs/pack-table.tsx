import { Link } from '@remix-run/react'
import { sizeText } from '../file-field.tsx'
import { countText, DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { PackBadge, type PackStatus } from './pack-badge.tsx'
import type { SchemeWithPurposes } from './purpose-fields.tsx'

type PackRow = {
  readonly id: string
  readonly scheme: string
  readonly purpose: string
  readonly redacted: boolean
  readonly label: string
  readonly status: PackStatus
  readonly period_from: string
  readonly period_to: string
  readonly documents: number | null
  readonly bytes: bigint | null
  readonly sha256: string | null
  readonly released_at: Date | null
  readonly isReplaced: boolean
  readonly requested_by_name: string
  readonly requested_at: Date
}
type PackTableProps = {
  readonly packs: readonly PackRow[]
  readonly schemes: readonly SchemeWithPurposes[]
  readonly timeZone: string
}

/** The packs of a company, newest first. */
export function PackTable({ packs, schemes, timeZone }: PackTableProps) {
  const schemeOf = (key: string) => schemes.find((each) => each.key === key)
  const purposeOf = (scheme: string, key: string) => schemeOf(scheme)?.purposes.find((each) => each.key === key)
  const isSeveral = schemes.length > 1
  return (
    <DataTable label="Audit packs">
      <TableHeads
        columns={[
          'Pack',
          ...(isSeveral ? ['Scheme'] : []),
          'For',
          'Period',
          'State',
          { figure: 'Documents' },
          { figure: 'Size' },
          'SHA-256',
          'Asked for by',
          'When',
        ]}
      />
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id} data-meaning={pack.status === 'failed' ? 'wrong' : undefined}>
            <th scope="row">
              <Link to={`/packs/${pack.id}`}>{pack.label}</Link>
            </th>
            {isSeveral ? <td>{schemeOf(pack.scheme)?.name ?? pack.scheme}</td> : null}
            <td>
              {purposeOf(pack.scheme, pack.purpose)?.name ?? pack.purpose}
              {pack.redacted ? ', redacted' : ''}
            </td>
            <td>
              <DayText value={pack.period_from} /> to <DayText value={pack.period_to} />
            </td>
            <td>
              <PackBadge status={pack.status} releasedAt={pack.released_at} isReplaced={pack.isReplaced} />
            </td>
            <td className="number">{pack.documents === null ? '–' : countText(pack.documents)}</td>
            <td className="number">{pack.bytes === null ? '–' : sizeText(Number(pack.bytes))}</td>
            <td className="mono" title={pack.sha256 ?? undefined}>
              {pack.sha256 ? `${pack.sha256.slice(0, 12)}…` : '–'}
            </td>
            <td>{pack.requested_by_name}</td>
            <td>
              <Instant value={pack.requested_at} zone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
