import { Link } from '@remix-run/react'
import type { TradeDocumentType } from '../../../../domain/kernel/goods.ts'
import { Badge } from '../../badge.tsx'
import { Amount, Carats, DayText, Instant } from '../../format.tsx'
import { statusLooks, typeNames } from '../words.ts'

export type ChainLink = {
  readonly side: 'issued' | 'received'
  readonly id: string
  readonly number: string
  readonly documentType: TradeDocumentType
  readonly documentDate: string
  readonly status: 'issued' | 'voided' | 'superseded' | 'recorded' | 'withdrawn'
  readonly relation: 'original' | 'later' | 'replacement' | 'replaced'
  readonly currency: string | null
  readonly unit: string
  readonly totalCarats: string
  readonly totalMinor: bigint | null
}

const RELATIONS: Readonly<Record<ChainLink['relation'], string>> = {
  original: 'Came from',
  later: 'Became',
  replacement: 'Superseded by',
  replaced: 'Supersedes',
}

/** Where a document comes from and what came of it, on both sides of the trade. */
export function Chain({ chain }: { readonly chain: readonly ChainLink[] }) {
  if (chain.length === 0) return <p className="hint">No other document refers to this one, and it refers to none.</p>
  return (
    <ol className="chain">
      {chain.map((link) => (
        <li key={link.id}>
          <span className="hint">{RELATIONS[link.relation]}</span>
          <Link to={link.side === 'issued' ? `/documents/${link.id}` : `/received/${link.id}`}>
            {typeNames[link.documentType]} {link.number}
            {link.side === 'received' ? ', received' : null}
          </Link>
          <DayText value={link.documentDate} />
          <Carats value={link.totalCarats} unit={link.unit} />
          {link.currency !== null && link.totalMinor !== null ? (
            <Amount currency={link.currency} minor={link.totalMinor} withCode />
          ) : null}
          <ChainBadge status={link.status} />
        </li>
      ))}
    </ol>
  )
}

function ChainBadge({ status }: Pick<ChainLink, 'status'>) {
  if (status === 'recorded' || status === 'issued') return <Badge meaning="in-order">valid</Badge>
  return <Badge meaning={status === 'withdrawn' ? 'wrong' : statusLooks[status]}>{status}</Badge>
}

export type Happening = {
  readonly id: string
  readonly verb: string
  readonly actorName: string
  readonly happenedAt: Date
  readonly details: unknown
}

const VERBS: Readonly<Record<string, string>> = {
  drafted: 'Draft begun',
  issued: 'Issued',
  voided: 'Voided',
  'verification-revoked': 'Verification page closed',
  'printed-again': 'PDF asked for again',
  supplied: 'Supplementary letter written',
  recorded: 'Recorded',
  'statement-added': 'Statement added',
  withdrawn: 'Withdrawn',
}

/** Who did what to it, and when. */
export function History({ events, zone }: { readonly events: readonly Happening[]; readonly zone: string }) {
  return (
    <ol className="history">
      {events.map((event) => (
        <li key={event.id}>
          <Instant value={event.happenedAt} zone={zone} />
          <span>
            {VERBS[event.verb] ?? event.verb} by {event.actorName}
            {reasonIn(event.details)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function reasonIn(details: unknown): string {
  const reason = typeof details === 'object' && details !== null && 'reason' in details ? details.reason : null
  return typeof reason === 'string' ? `: ${reason}` : ''
}
