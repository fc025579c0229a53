import type { Goods, LibraryStatement } from '../../../domain/kernel/scheme.ts'
import type { Window } from '../../../domain/kernel/statement.ts'
import { holds } from '../../../domain/kernel/window.ts'
import { Badge } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { Slip } from '../slip.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type StatementCardProps = {
  readonly statement: LibraryStatement
  readonly goods: readonly Goods[]
  readonly registrationName: string
  readonly today: string
}

/** An official wording: the words, when they may be issued on which goods, what they need, and what may be chosen in them. */
export function StatementCard({ statement, goods, registrationName, today }: StatementCardProps) {
  const { key, version, name, edition, official, source, tokens, requires, documentTypes, note, forbids } = statement
  const id = `${key}-${version}`
  const needs = [
    ...(requires.registration ? [`a ${registrationName} that is valid on the document’s date`] : []),
    ...requires.lines.map(({ ask }) => ask),
  ]
  return (
    <section className="statement" aria-labelledby={id}>
      <h2 id={id}>
        {edition}, version {version}
      </h2>
      <Slip title={name} edition={`${edition}, version ${version}`} text={official} source={source.of} />
      <Validity statement={statement} goods={goods} today={today} />
      <dl className="facts">
        <div>
          <dt>Stands on</dt>
          <dd>{documentTypes.map((type) => type.replaceAll('-', ' ')).join(', ')}</dd>
        </div>
        <div>
          <dt>Requires</dt>
          <dd>{needs.length > 0 ? needs.join(' ') : 'nothing beside the goods'}</dd>
        </div>
        {forbids.length > 0 ? (
          <div>
            <dt>Never on</dt>
            <dd>{forbids.join(' · ')}</dd>
          </div>
        ) : null}
        {tokens.map((token) => (
          <div key={token.name}>
            <dt>Option {`{${token.name}}`}</dt>
            <dd>
              {token.from === 'choice'
                ? `${Object.keys(token.choices).join(' · ')}; otherwise ${token.default}`
                : token.label}
            </dd>
          </div>
        ))}
      </dl>
      {note ? <p className="hint">{note}</p> : null}
    </section>
  )
}

function Validity({ statement, goods, today }: Omit<StatementCardProps, 'registrationName'>) {
  const named = goods.filter(({ key }) => statement.goods[key])
  return (
    <DataTable label={`When ${statement.name} may be issued`}>
      <TableHeads columns={['Goods class', 'May be issued', 'Accepted when received', 'On a document of today']} />
      <tbody>
        {named.map(({ key, name }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <Windows windows={statement.goods[key]?.issue ?? []} />
            </td>
            <td>
              <Windows windows={statement.goods[key]?.accept ?? []} />
            </td>
            <td>
              {(statement.goods[key]?.issue ?? []).some((window) => holds(window, today)) ? (
                <Badge meaning="in-order">may be issued</Badge>
              ) : (
                'no'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Stretches of days, each from its first to the day before the last. */
export function Windows({ windows }: { readonly windows: readonly Window[] }) {
  if (windows.length === 0) return 'never'
  return windows.map(({ from, until }) => (
    <div key={from}>
      from <DayText value={from} />
      {until ? (
        <>
          {' '}
          to the day before <DayText value={until} />
        </>
      ) : null}
    </div>
  ))
}
