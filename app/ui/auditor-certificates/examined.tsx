import { Link } from '@remix-run/react'
import type { FindingState, Severity } from '../../../domain/findings/rules.ts'
import type { ExaminedSample } from '../../../domain/letters/content.ts'
import { rateText } from '../../../domain/workbench/describe.ts'
import { Badge } from '../badge.tsx'
import { daysText, kindNames, methodNames } from '../desk/words.ts'
import { Empty } from '../empty.tsx'
import { severityMeanings, severityNames, stateNames } from '../findings/words.ts'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

/** The samples with what came out of each. */
export function ExaminedSamples({ samples }: { readonly samples: readonly ExaminedSample[] }) {
  if (samples.length === 0)
    return (
      <Empty what="No sample was drawn in this engagement.">
        <Link to="/desk">Go to the desk</Link>
      </Empty>
    )
  return (
    <DataTable label="Samples">
      <TableHeads
        columns={[
          'Question',
          'Population',
          'Method',
          { figure: 'Examined' },
          { figure: 'Deviations' },
          'In all at most',
        ]}
      />
      <tbody>
        {samples.map((sample) => (
          <tr key={`${sample.sha256} ${sample.question}`}>
            <th scope="row" className="seen">
              {sample.question}
            </th>
            <td>
              {kindNames[sample.of]}, {daysText(sample)}: {countText(sample.items)}
            </td>
            <td>{methodNames[sample.method]}</td>
            <td className="number figure">{countText(sample.examined)}</td>
            <td className="number figure">{countText(sample.deviations)}</td>
            <td>
              <AtMost {...sample} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function AtMost({ upper, confidence, tolerable, value }: ExaminedSample) {
  if (upper === null || confidence === null) return 'nothing is projected'
  return (
    <>
      <span className="figure">{rateText(upper)}</span> at {confidence} %
      {tolerable === null ? '' : `, tolerable ${rateText(tolerable)}`}
      {value ? (
        <div className="hint">
          Misstated at most {value.upper}, tolerable {value.tolerable}
        </div>
      ) : null}
    </>
  )
}

type Raised = { readonly number: string; readonly severity: Severity; readonly state: FindingState }

/** The findings with how grave each is and how it stands. */
export function RaisedFindings({ findings }: { readonly findings: readonly Raised[] }) {
  if (findings.length === 0) return <p>No findings were raised.</p>
  return (
    <DataTable label="Findings">
      <TableHeads columns={['Finding', 'Severity', 'State']} />
      <tbody>
        {findings.map(({ number, severity, state }) => (
          <tr key={number}>
            <th scope="row" className="mono">
              {number}
            </th>
            <td>
              <Badge meaning={severityMeanings[severity]}>{severityNames[severity]}</Badge>
            </td>
            <td>{stateNames[state]}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
