import type { Handed } from '../../../domain/inbox/platform/handed.ts'
import { typeNames } from '../documents/words.ts'
import { Fact } from '../fact.tsx'
import { Amount, Carats, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

const SHOWN = 200

/** A document as another company of the platform issued it. */
export function HandedPaper({ handed }: { readonly handed: Handed }) {
  const { lines, statements, currency, unit } = handed
  return (
    <section aria-label="The document" className="inbox-paper">
      <dl className="facts">
        <Fact term="Type">{typeNames[handed.documentType]}</Fact>
        <Fact term="Number">{handed.number}</Fact>
        <Fact term="Date">
          <DayText value={handed.documentDate} />
        </Fact>
        <Fact term="Issued by">{handed.sellerName}</Fact>
        {handed.original ? <Fact term="Refers to">{handed.original.number}</Fact> : null}
        <Fact term="Quantity">
          <Carats value={handed.totalCarats} unit={unit} />
        </Fact>
        <Fact term="Total">
          <Amount currency={currency} text={handed.totalAmount} withCode />
        </Fact>
      </dl>
      {statements.map(({ edition, text }) => (
        <figure key={`${edition}-${text}`} className="slip">
          <figcaption>
            <span className="slip-edition">{edition}</span>
          </figcaption>
          <blockquote>{text}</blockquote>
        </figure>
      ))}
      <DataTable label="Lines">
        <TableHeads
          columns={['Goods class', 'Description', { figure: 'Pieces' }, { figure: 'Quantity' }, { figure: 'Amount' }]}
        />
        <tbody>
          {lines.slice(0, SHOWN).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the document
            <tr key={index}>
              <th scope="row">{line.goodsClass}</th>
              <td>{line.description}</td>
              <td className="number">{line.pieces}</td>
              <td className="number">
                <Carats value={line.carats} unit={unit} />
              </td>
              <td className="number">
                <Amount currency={currency} text={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {lines.length > SHOWN ? <p className="hint">{lines.length - SHOWN} more lines; all of them are taken.</p> : null}
    </section>
  )
}
