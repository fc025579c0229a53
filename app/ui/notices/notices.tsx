import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'

export type Notice = {
  readonly id: string
  readonly kind: 'publication' | 'period-ends' | 'release-due'
  readonly title: string
  readonly body: string
  readonly effectiveOn: string
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly readBy: string | null
  /** Open drafts of those days and goods. */
  readonly drafts: number
}
type NoticesProps = {
  readonly notices: readonly Notice[]
  readonly mayMark: boolean
  /** The page it stands on, to come back to. */
  readonly here: string
}

/**
 * What the association has told the company, each with the open drafts that it is about, and what its own schedules of packs
 * remind it of. Nothing when there is nothing.
 */
export function Notices({ notices, ...more }: NoticesProps) {
  const published = notices.filter(({ kind }) => kind === 'publication')
  const reminders = notices.filter(({ kind }) => kind !== 'publication')
  return (
    <>
      <NoticeList id="reminders" title="Reminders" notices={reminders} {...more} />
      <NoticeList id="notices" title="From your association" notices={published} {...more} />
    </>
  )
}

type NoticeListProps = NoticesProps & { readonly id: string; readonly title: string }

function NoticeList({ id, title, notices, mayMark, here }: NoticeListProps) {
  if (notices.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="notices">
        {notices.map((notice) => (
          <li key={notice.id} data-meaning={notice.readAt ? undefined : 'needs-you'}>
            <h3>{notice.title}</h3>
            <p className="lines">{notice.body}</p>
            {notice.kind === 'publication' ? <Drafts {...notice} /> : <Link to="/packs">Look at the audit packs</Link>}
            <div className="actions">
              <ReadState {...notice} />
              {mayMark && !notice.readAt ? (
                <RowAction
                  form="read"
                  id={notice.id}
                  verb="Mark as read"
                  label={`Mark as read: ${notice.title}`}
                  action="/notices"
                  next={here}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Drafts({ drafts, effectiveOn }: Pick<Notice, 'drafts' | 'effectiveOn'>) {
  if (drafts === 0) return <p>None of your open drafts is dated that day or later for these goods.</p>
  return (
    <p>
      <Link to={`/documents?status=draft&from=${effectiveOn}`}>
        {drafts === 1 ? 'One of your open drafts is' : `${drafts} of your open drafts are`} dated that day or later:
        look at the words again.
      </Link>
    </p>
  )
}

function ReadState({ createdAt, readAt, readBy }: Pick<Notice, 'createdAt' | 'readAt' | 'readBy'>) {
  if (!readAt) return <Badge meaning="needs-you">to be read</Badge>
  return (
    <span className="hint">
      Told <Instant value={createdAt} />, read by {readBy}
    </span>
  )
}
