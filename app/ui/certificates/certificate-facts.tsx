import { Link } from '@remix-run/react'
import { Fact } from '../fact.tsx'
import { Amount, Carats, countText, DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Chained = { readonly number: string; readonly id: string | null }
type Line = {
  readonly position: number
  readonly hsCode: string
  readonly carats: string
  readonly valueMinor: bigint
  readonly origin: string | null
}
export type CertificateShown = {
  readonly direction: 'received' | 'issued'
  readonly issuerName: string
  readonly authority: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly validatedOn: string
  readonly shippedOn: string | null
  readonly importedOn: string | null
  readonly exporter: string
  readonly importer: string
  readonly importerCountry: string
  readonly mixedOrigin: boolean
  readonly originsStarred: boolean
  readonly origins: readonly string[]
  readonly carats: string
  readonly valueMinor: bigint
  readonly parcelCount: number
  readonly sealNumbers: readonly string[]
  readonly consigneeCountry: string | null
  readonly further: {
    readonly containerCount: number | null
    readonly validationReference: string | null
    readonly mine: string | null
    readonly quality: string | null
  }
  readonly note: string | null
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly lines: readonly Line[]
  readonly predecessors: readonly Chained[]
  readonly successors: readonly Chained[]
}

/** The elements of a certificate in the order of their letters, its goods, and where they came from and went to. */
export function CertificateFacts({ certificate }: { readonly certificate: CertificateShown }) {
  const { origins, mixedOrigin, originsStarred } = certificate
  const stars = originsStarred ? '***' : ''
  return (
    <>
      <dl className="facts">
        <Fact term="Origin (b)">
          {mixedOrigin ? 'Mixed: ' : ''}
          {[stars, origins.join(', ')].filter(Boolean).join(' ')}
        </Fact>
        <Fact term="Issuing participant (c)">{certificate.issuerName}</Fact>
        <Fact term="Issued (d)">
          <DayText value={certificate.issuedOn} />
        </Fact>
        <Fact term="Expires (e)">
          <DayText value={certificate.expiresOn} />
        </Fact>
        <Fact term="Authority (f)">{certificate.authority}</Fact>
        <Fact term="Exporter (g)">
          <span className="as-typed">{certificate.exporter}</span>
        </Fact>
        <Fact term="Importer (g)">
          <span className="as-typed">{certificate.importer}</span>, {certificate.importerCountry}
        </Fact>
        <Fact term="Carat weight (h)">
          <Carats value={certificate.carats} unit="ct" />
        </Fact>
        <Fact term="Value (i)">
          <Amount currency="USD" minor={certificate.valueMinor} withCode />
        </Fact>
        <Fact term="Parcels (j)">{countText(certificate.parcelCount)}</Fact>
        <Fact term="Validated (l)">
          <DayText value={certificate.validatedOn} />
        </Fact>
        <Fact term="Seals">{certificate.sealNumbers.join(', ') || '–'}</Fact>
        <Fact term="Shipped">{certificate.shippedOn ? <DayText value={certificate.shippedOn} /> : 'not known'}</Fact>
        {certificate.direction === 'received' ? (
          <Fact term="Imported">
            {certificate.importedOn ? <DayText value={certificate.importedOn} /> : 'not known'}
          </Fact>
        ) : null}
        <Further certificate={certificate} />
        <Fact term="Came in on">
          <Chain certificates={certificate.predecessors} />
        </Fact>
        <Fact term="Went on under">
          <Chain certificates={certificate.successors} />
        </Fact>
        <Fact term="Recorded">
          {certificate.recordedBy}, <Instant value={certificate.recordedAt} />
        </Fact>
        <Fact term="Note">
          <span className="as-typed">{certificate.note ?? '–'}</span>
        </Fact>
      </dl>
      <Goods lines={certificate.lines} />
    </>
  )
}

/** What may stand on a certificate beside what must; only what does. */
function Further({ certificate: { consigneeCountry, further } }: { readonly certificate: CertificateShown }) {
  const facts = [
    ['Country of the consignee', consigneeCountry],
    ['Containers', further.containerCount === null ? null : countText(further.containerCount)],
    ['Reference of the validation', further.validationReference],
    ['Mine', further.mine],
    ['Quality', further.quality],
  ] as const
  return facts.map(([term, value]) =>
    value === null ? null : (
      <Fact key={term} term={term}>
        <span className="as-typed">{value}</span>
      </Fact>
    ),
  )
}

/** Numbers of other certificates; those of our register are links. */
function Chain({ certificates }: { readonly certificates: readonly Chained[] }) {
  if (certificates.length === 0) return <>–</>
  return (
    <ul>
      {certificates.map(({ number, id }) => (
        <li key={`${number} ${id}`} className="mono">
          {id ? <Link to={`/certificates/${id}`}>{number}</Link> : number}
        </li>
      ))}
    </ul>
  )
}

function Goods({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <DataTable label="Goods of the certificate">
      <TableHeads columns={['HS code (k)', { figure: 'Carats' }, { figure: 'Value, USD' }, 'Country of mining']} />
      <tbody>
        {lines.map(({ position, hsCode, carats, valueMinor, origin }) => (
          <tr key={position}>
            <th scope="row" className="mono">
              {hsCode}
            </th>
            <td className="number">
              <Carats value={carats} />
            </td>
            <td className="number">
              <Amount currency="USD" minor={valueMinor} />
            </td>
            <td>{origin ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
