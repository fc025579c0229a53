import { Link } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { countText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type MailState = 'queued' | 'sent' | 'not-needed'
type Message = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly documentIds: readonly string[]
  readonly askedBy: string
  readonly askedAt: Date
  readonly mailState: MailState
  readonly supplierId: string
  readonly supplierName: string
}

const LOOKS: Readonly<Record<MailState, readonly [Meaning, string]>> = {
  queued: ['needs-you', 'on its way'],
  sent: ['in-order', 'sent'],
  'not-needed': ['in-order', 'not needed any more'],
}

type ChaseHistoryProps = { readonly messages: readonly Message[]; readonly timeZone: string }

/** What was written to suppliers: when, by whom, to which address, and the very words. */
export function ChaseHistory({ messages, timeZone }: ChaseHistoryProps) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="section-head">
        What was written
      </h2>
      {messages.length === 0 ? (
        <p className="hint">Nobody has been asked yet.</p>
      ) : (
        <DataTable label="Mails to suppliers">
          <TableHeads columns={['When', 'Supplier', 'To', { figure: 'Documents' }, 'By', 'Mail', 'State']} />
          <tbody>
            {messages.map((message) => (
              <tr key={message.id}>
                <th scope="row">
                  <Instant value={message.askedAt} zone={timeZone} />
                </th>
                <td>
                  <Link to={`/counterparties/${message.supplierId}`}>{message.supplierName}</Link>
                </td>
                <td>{message.to}</td>
                <td className="number">{countText(message.documentIds.length)}</td>
                <td>{message.askedBy}</td>
                <td>
                  <details>
                    <summary>{message.subject}</summary>
                    <p className="as-typed">{message.body}</p>
                  </details>
                </td>
                <td>
                  <Badge meaning={LOOKS[message.mailState][0]}>{LOOKS[message.mailState][1]}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
