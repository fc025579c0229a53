import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Badge, type Meaning } from '../badge.tsx'
import { LinkButton } from '../button.tsx'
import { CoverageChart } from '../charts/coverage-chart.tsx'
import { type Measure, MirroredBars, type Month } from '../charts/mirrored-bars.tsx'
import { DayText, dayText } from '../format.tsx'
import { PageHeader } from '../page-header.tsx'

type Attention = {
  /** Registrations that are missing (no last day), over or soon over, as their scheme calls them. */
  readonly registrations: readonly { readonly name: string; readonly ends: string | null }[]
  readonly drafts: number
  readonly failedDocuments: number
  readonly uncheckedSuppliers: number
  readonly failedPacks: number
  /** Built packs that this person may release, and those that are not released although their day is over. */
  readonly packs: { readonly toRelease: number; readonly late: number }
  readonly exceptions: { readonly blocking: number; readonly overdue: number; readonly open: number }
}
type CompanyTodayProps = {
  readonly today: string
  readonly pictures: readonly (Measure & { readonly months: readonly Month[] })[]
  readonly attention: Attention
  /** What the company was told, between what needs somebody and the pictures. */
  readonly children?: ReactNode
}

/** What needs me, in order; below it warranties in and out, and how much of what was bought is covered. */
export function CompanyToday({ today, pictures, attention, children }: CompanyTodayProps) {
  const items = attentionItems(attention, today)
  return (
    <>
      <PageHeader title="Today" lead={<DayText value={today} />}>
        <LinkButton to="/documents/new" tone="primary" data-new>
          New invoice
        </LinkButton>
      </PageHeader>
      <section aria-labelledby="needs-you">
        <h2 id="needs-you">What needs you</h2>
        {items.length === 0 ? (
          <p className="attention-none">
            <Badge meaning="in-order">in order</Badge> Nothing waits for you.
          </p>
        ) : (
          <ul className="attention">
            {items.map(({ meaning, word, to, sentence }) => (
              <li key={sentence} data-meaning={meaning}>
                <Badge meaning={meaning}>{word}</Badge>
                <Link to={to}>{sentence}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {children}
      {pictures.map(({ months, ...measure }) => (
        <div key={measure.unit} className="pictures">
          <MirroredBars measure={measure} months={months} />
          <div>
            <CoverageChart by={measure.quantityName} months={months} />
            <Link to={`/coverage?by=${encodeURIComponent(`quantity:${measure.unit}`)}`}>By supplier</Link>
          </div>
        </div>
      ))}
    </>
  )
}

type Item = { readonly meaning: Meaning; readonly word: string; readonly to: string; readonly sentence: string }

function attentionItems(attention: Attention, today: string): readonly Item[] {
  const { registrations, drafts, failedDocuments, uncheckedSuppliers, failedPacks, packs, exceptions } = attention
  const { blocking, overdue, open } = exceptions
  const wrong = (to: string, sentence: string): Item => ({ meaning: 'wrong', word: 'wrong', to, sentence })
  const waits = (to: string, sentence: string): Item => ({ meaning: 'needs-you', word: 'needs you', to, sentence })
  return [
    ...registrations.map((each) => registrationItem(each, today, { wrong, waits })),
    ...(failedDocuments ? [wrong('/documents', `${count(failedDocuments, 'PDF')} could not be printed`)] : []),
    ...(failedPacks ? [wrong('/packs', `${count(failedPacks, 'audit pack')} could not be built`)] : []),
    ...(packs.late ? [wrong('/packs', `${count(packs.late, 'audit pack')} not released in time`)] : []),
    ...(packs.toRelease
      ? [
          waits(
            '/packs',
            `${count(packs.toRelease, 'audit pack')} ${packs.toRelease === 1 ? 'waits' : 'wait'} for your release`,
          ),
        ]
      : []),
    ...(blocking
      ? [
          wrong(
            '/exceptions?severity=block',
            `${count(blocking, 'exception')} that ${blocking === 1 ? 'blocks' : 'block'}`,
          ),
        ]
      : []),
    ...(open > blocking
      ? [waits('/exceptions', `${count(open, 'exception')} open${overdue ? `, ${overdue} overdue` : ''}`)]
      : []),
    ...(drafts
      ? [waits('/documents?status=draft', `${count(drafts, 'draft')} ${drafts === 1 ? 'waits' : 'wait'} to be issued`)]
      : []),
    ...(uncheckedSuppliers
      ? [
          {
            meaning: 'could-not-verify' as const,
            word: 'not verified',
            to: '/counterparties?role=supplier',
            sentence: `${count(uncheckedSuppliers, 'supplier')} not looked up for 12 months`,
          },
        ]
      : []),
  ]
}

function registrationItem(
  { name, ends }: Attention['registrations'][number],
  today: string,
  { wrong, waits }: Record<'wrong' | 'waits', (to: string, sentence: string) => Item>,
): Item {
  if (ends === null) return wrong('/company', `No ${name} is recorded: statements that need one cannot be issued`)
  if (ends < today) return wrong('/company', `The ${name} ended on ${dayText(ends)}: renew it to issue`)
  return waits('/company', `The ${name} ends on ${dayText(ends)}: renew it in time`)
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
