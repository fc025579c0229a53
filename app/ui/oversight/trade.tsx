import { useSearchParams } from '@remix-run/react'
import type { MendingWay } from '../../../domain/exceptions/catalogue.ts'
import type { Figure } from '../../../domain/oversight/index.ts'
import { Button } from '../button.tsx'
import { QuarterlyCoverage } from '../charts/quarterly-coverage.tsx'
import { segmentName } from '../companies/segments.ts'
import { Empty } from '../empty.tsx'
import { wayNames } from '../exceptions/words.ts'
import { SearchForm } from '../search-form.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { rateText, shareText } from './words.ts'

type Quarter = { readonly quarter: string; readonly name: string }
type Family = { readonly part: MendingWay | 'all'; readonly found: Figure; readonly mended: Figure }
type Segment = { readonly part: string; readonly coverage: Figure; readonly warranted: Figure }
type TradeProps = {
  readonly fewest: number
  readonly quarters: readonly Quarter[]
  readonly chosen: Quarter | null
  readonly coverage: readonly { readonly name: string; readonly figure: Figure }[]
  readonly segments: readonly Segment[]
  readonly families: readonly Family[]
}

/** What the members' trade looks like from afar: quarters that are published once and never change. */
export function Trade({ fewest, quarters, chosen, coverage, segments, families }: TradeProps) {
  return (
    <section aria-labelledby="trade">
      <h2 id="trade">Trade of all members</h2>
      <p className="hint">
        A figure is shown when {fewest} companies or more add to it, none of them weighs more than all others together,
        and it cannot be had for fewer by taking shown figures from each other. Quarters are published twelve days after
        their end and never change.
      </p>
      {chosen ? (
        <>
          <QuarterlyCoverage quarters={coverage} />
          <ChooseQuarter quarters={quarters} chosen={chosen} />
          <ExceptionsByFamily quarter={chosen.name} families={families} />
          <BySegment quarter={chosen.name} segments={segments} />
        </>
      ) : (
        <Empty what="The first quarter will stand here twelve days after its end." />
      )}
    </section>
  )
}

function ChooseQuarter({ quarters, chosen }: { readonly quarters: readonly Quarter[]; readonly chosen: Quarter }) {
  const [search] = useSearchParams()
  const options = quarters.toReversed().map(({ quarter, name }) => ({ value: quarter, label: name }))
  return (
    <SearchForm label="Figures of a quarter">
      <SelectField
        label="Quarter"
        name="quarter"
        options={options}
        defaultValue={search.get('quarter') ?? chosen.quarter}
      />
      <Button tone="plain">Show the quarter</Button>
    </SearchForm>
  )
}

function ExceptionsByFamily({ quarter, families }: { readonly quarter: string; readonly families: readonly Family[] }) {
  const most = Math.max(1, ...families.map(({ part, found }) => (part === 'all' ? 0 : (found?.perMille ?? 0))))
  return (
    <>
      <figure className="picture">
        <figcaption>{`Exceptions by what mends them, for a hundred documents of ${quarter}`}</figcaption>
        <ul className="share-bars">
          {families.flatMap(({ part, found }) =>
            part === 'all'
              ? []
              : [
                  <li key={part}>
                    <span>{wayNames[part]}</span>
                    <span className="share-bar" style={{ inlineSize: `${((found?.perMille ?? 0) / most) * 100}%` }} />
                    <span className="figure">{rateText(found)}</span>
                  </li>,
                ],
          )}
        </ul>
      </figure>
      <DataTable label={`Exceptions of ${quarter}`}>
        <TableHeads
          columns={['What mends them', { figure: 'For a hundred documents' }, { figure: 'Mended or waived by then' }]}
        />
        <tbody>
          {families.map(({ part, found, mended }) => (
            <tr key={part}>
              <th scope="row">{part === 'all' ? 'All exceptions' : wayNames[part]}</th>
              <td className="number">{rateText(found)}</td>
              <td className="number">{shareText(mended)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}

function BySegment({ quarter, segments }: { readonly quarter: string; readonly segments: readonly Segment[] }) {
  return (
    <DataTable label={`Warranties of ${quarter} by segment`}>
      <TableHeads
        columns={[
          'Segment',
          { figure: 'Purchases covered' },
          { figure: 'Issued with a warranty' },
          { figure: 'Companies' },
        ]}
      />
      <tbody>
        {segments.map(({ part, coverage, warranted }) => (
          <tr key={part}>
            <th scope="row">{part === 'all' ? 'All members' : segmentName(part)}</th>
            <td className="number">{shareText(coverage)}</td>
            <td className="number">{shareText(warranted)}</td>
            <td className="number">{coverage?.companies ?? warranted?.companies ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
