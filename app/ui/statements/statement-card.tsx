import { type GoodsClass, goodsClasses, goodsClassNames } from '../../../domain/kernel/goods.ts'
import type { Statement } from '../../../domain/kernel/statement.ts'
import { Badge } from '../badge.tsx'
import { typeNames } from '../documents/words.ts'
import { DayText } from '../format.tsx'
import { Slip } from '../slip.tsx'
import { DataTable, TableHeads } from '../table.tsx'

/** An official wording: the words, when they may be issued on which goods, what they need, and what may be chosen in them. */
export function StatementCard({ statement, today }: { readonly statement: Statement; readonly today: string }) {
  const { key, version, name, edition, official, source, tokens, requires, docTypes, note } = statement
  const id = `${key}-${version}`
  return (
    <section className="statement" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <Slip title={name} edition={`${edition}, version ${version}`} text={official} source={source} />
      <Validity issuing={statement.issuing} today={today} name={name} />
      <dl className="facts">
        <div>
          <dt>Stands on</dt>
          <dd>{docTypes.map((type) => typeNames[type].toLowerCase()).join(', ')}</dd>
        </div>
        <div>
          <dt>Requires</dt>
          <dd>
            {requires.includes('sow-registration')
              ? 'a SoW registration of the company, valid on the document’s date'
              : 'nothing beside natural goods'}
          </dd>
        </div>
        {tokens.map((token) => (
          <div key={token.name}>
            <dt>Option {`{${token.name}}`}</dt>
            <dd>
              {Object.keys(token.choices).join(' · ')}; otherwise {token.default}
            </dd>
          </div>
        ))}
      </dl>
      {note ? <p className="hint">{note}</p> : null}
    </section>
  )
}

type ValidityProps = {
  readonly issuing: Statement['issuing']
  readonly today: string
  readonly name: string
}

function Validity({ issuing, today, name }: ValidityProps) {
  return (
    <DataTable label={`When ${name} may be issued`}>
      <TableHeads columns={['Goods class', 'From', 'Until, that day excluded', 'On a document of today']} />
      <tbody>
        {goodsClasses.map((goods) => (
          <ValidityRow key={goods} goods={goods} period={issuing[goods]} today={today} />
        ))}
      </tbody>
    </DataTable>
  )
}

type RowProps = {
  readonly goods: GoodsClass
  readonly period: { readonly from: string; readonly until: string | null } | undefined
  readonly today: string
}

function ValidityRow({ goods, period, today }: RowProps) {
  const open = period && period.from <= today && (period.until === null || today < period.until)
  return (
    <tr>
      <th scope="row">{goodsClassNames[goods]}</th>
      <td>{period ? <DayText value={period.from} /> : 'never'}</td>
      <td>{period?.until ? <DayText value={period.until} /> : period ? 'no end is set' : ''}</td>
      <td>{open ? <Badge meaning="in-order">may be issued</Badge> : 'no'}</td>
    </tr>
  )
}
