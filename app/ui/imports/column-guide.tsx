import { currencyCodes } from '../../../domain/kernel/money.ts'
import { DataTable, TableHeads } from '../table.tsx'

type Column = readonly [name: string, isNeeded: boolean, meaning: string]

const columnsFor = (goods: readonly string[]): readonly Column[] => [
  ['invoice', true, 'Which rows belong together: any name of yours. The number comes when the invoice is issued.'],
  ['date', true, 'The day on the invoice, written YYYY-MM-DD.'],
  ['customer', true, 'The name of a counterparty, as it stands in the list.'],
  ['currency', true, `One of ${currencyCodes.join(', ')}.`],
  ['place_of_import', false, 'Where the goods enter, two letters. Empty: the customer’s country.'],
  ['terms', false, 'Terms of payment.'],
  ['notes', false, 'A note that is printed.'],
  ['goods_class', true, `One of ${goods.join(', ')}.`],
  ['description', true, 'What the goods are.'],
  ['pieces', false, 'Number of stones.'],
  ['carats', true, 'Weight, with at most three decimals and a point: 1.503.'],
  ['price_per_carat', false, 'Price of a carat. Give this, the amount, or both.'],
  ['amount', false, 'Amount of the line. When both are given, they must agree to the cent.'],
  ['hs_code', false, 'Customs code, like 7102.39.'],
  ['country_of_origin', false, 'Customs origin, two letters.'],
  ['country_of_mining', false, 'Where it was mined, two letters.'],
  ['largest_stone_carats', false, 'Weight of the largest stone.'],
  ['report_number', false, 'Number of a grading report.'],
  ['kp_certificate', false, 'Certificates that rough goods came under.'],
  ['treatment', false, 'What was done to the goods beyond cutting; empty for untreated ones.'],
  ['claim_value', false, 'The percentage that a claim on the line states.'],
]

/** What each column of the file means. */
export function ColumnGuide({ goods }: { readonly goods: readonly string[] }) {
  return (
    <DataTable label="Columns of the file">
      <TableHeads columns={['Column', 'Needed', 'Meaning']} />
      <tbody>
        {columnsFor(goods).map(([name, isNeeded, meaning]) => (
          <tr key={name}>
            <th scope="row" className="mono">
              {name}
            </th>
            <td>{isNeeded ? 'yes' : 'no'}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
