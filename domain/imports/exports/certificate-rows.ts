import type { Certificate } from '../../certificates/schema.ts'
import { formatCarat } from '../../kernel/carat.ts'
import { formatAmount } from '../../kernel/money.ts'
import { certificateColumns } from '../columns/certificates.ts'
import type { OutRow } from '../writing/file.ts'

/** The rows that a certificate goes out as, one for each line of its goods. */
export function certificateRows(certificate: Certificate): readonly OutRow[] {
  const { further, lines, ...said } = certificate
  const yes = (value: boolean) => (value ? 'yes' : 'no')
  return lines.map((line) => ({
    ...{ number: said.number, direction: said.direction, bears_statement: 'yes', mixed_origin: yes(said.mixedOrigin) },
    ...{ origins_starred: yes(said.originsStarred), origin_countries: said.originCountries.join(';') },
    ...{ issued_on: said.issuedOn, expires_on: said.expiresOn, authority: said.authority, exporter: said.exporter },
    ...{
      importer: said.importer,
      importer_country: said.importerCountry,
      certificate_carats: formatCarat(said.carats),
    },
    ...{ certificate_value: formatAmount(said.value, 'USD'), parcels: String(said.parcelCount) },
    ...{ validated_on: said.validatedOn, seal_numbers: said.sealNumbers.join(';'), shipped_on: said.shippedOn },
    ...{ imported_on: said.importedOn, predecessors: said.predecessors.join(';'), note: said.note },
    ...{ consignee_country: further.consigneeCountry, validation_reference: further.validationReference },
    ...{ containers: further.containerCount === null ? null : String(further.containerCount) },
    ...{ mine: further.mine, quality: further.quality, hs_code: line.hsCode, carats: formatCarat(line.carats) },
    ...{ value: formatAmount(line.value, 'USD'), country_of_mining: line.countryOfMining },
  }))
}

/** Rows as one text, to see whether two certificates say the same. */
export function textOfRows(rows: readonly OutRow[]): string {
  return JSON.stringify(rows.map((row) => certificateColumns.map(({ key }) => row[key] ?? '')))
}
