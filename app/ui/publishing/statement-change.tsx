import type { StatementChange } from '../../../domain/publishing/changes.ts'
import { Slip } from '../slip.tsx'
import { Windows } from '../statements/statement-card.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { WordDiff } from '../word-diff.tsx'
import { wordingName } from './words.ts'

type CardProps = { readonly change: StatementChange; readonly goodsNames: Readonly<Record<string, string>> }

/** One statement of a publication: its words against those in force, and its days against those of now. */
export function StatementChangeCard({ change, goodsNames }: CardProps) {
  const { statement, against, kind } = change
  const id = `change-${statement.key}`
  return (
    <section className="change" aria-labelledby={id}>
      <h3 id={id}>{`${statement.edition}: ${sentenceOf(change)}`}</h3>
      {kind === 'new-statement' ? (
        <Slip title={statement.name} edition={statement.edition} text={statement.text} source={statement.source.of} />
      ) : null}
      {change.wordings.map(({ of, parts }) => (
        <Slip
          key={of}
          title={wordingName(of)}
          edition={
            against && against.edition !== statement.edition
              ? `${statement.edition}, not ${against.edition}`
              : statement.edition
          }
          text={<WordDiff parts={parts} />}
          source={of === 'text' ? statement.source.of : undefined}
        />
      ))}
      <GoodsWindows change={change} goodsNames={goodsNames} />
    </section>
  )
}

/** Classes of goods whose days are the same share a row. */
function GoodsWindows({ change, goodsNames }: CardProps) {
  const rows = Map.groupBy(change.goods, ({ now, next }) => JSON.stringify([now, next]))
  return (
    <DataTable label={`Days of ${change.statement.edition}`}>
      <TableHeads columns={['Goods', 'May be issued now', 'May be issued then', 'Accepted now', 'Accepted then']} />
      <tbody>
        {[...rows].map(([days, classes]) => (
          <tr key={days}>
            <th scope="row">{classes.map(({ goods }) => goodsNames[goods] ?? goods).join('; ')}</th>
            <td>
              <Windows windows={classes[0]?.now?.issue ?? []} />
            </td>
            <td>
              <Windows windows={classes[0]?.next.issue ?? []} />
            </td>
            <td>
              <Windows windows={classes[0]?.now?.accept ?? []} />
            </td>
            <td>
              <Windows windows={classes[0]?.next.accept ?? []} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function sentenceOf({ kind, against }: StatementChange): string {
  switch (kind) {
    case 'new-statement':
      return 'a new statement'
    case 'new-edition':
      return `a new edition after ${against?.edition ?? 'none'}`
    case 'other-words':
      return 'other words for the same edition'
    case 'other-dates':
      return 'the words stay, the days change'
  }
}
