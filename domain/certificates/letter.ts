import type { Day } from '../kernel/calendar.ts'
import { formatCarat, parseCarat } from '../kernel/carat.ts'
import type { Library } from '../kernel/scheme.ts'
import { inForce } from '../schemes/in-force.ts'

/** As schemes call the document that a confirmation of an import is. */
const IMPORT_CONFIRMATION = 'import-confirmation'

type Confirmed = {
  readonly number: string
  readonly parcelCount: number
  readonly carats: string
  readonly importer: string
  readonly exporter: string
  readonly authority: string
  readonly importedOn: Day | null
}

/** A letter that confirms an import: the scheme's own words, and the facts that it asks for. */
export type ConfirmationLetter = {
  readonly name: string
  readonly edition: string
  readonly source: string
  readonly text: string
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

/** The letter for a certificate in the words in force on a day; null when the company's schemes have none. */
export function confirmationLetter(
  certificate: Confirmed,
  { library, on, signatory }: { readonly library: Library; readonly on: Day; readonly signatory: string },
): ConfirmationLetter | null {
  const [statement] = inForce(library, on)
    .statements.filter((each) => each.documentTypes.includes(IMPORT_CONFIRMATION) && each.mayIssue.length > 0)
    .toSorted((a, b) => b.version - a.version)
  if (!statement) return null
  const values: Readonly<Record<string, string>> = {
    certificate: certificate.number,
    parcels: String(certificate.parcelCount),
    carats: formatCarat(parseCarat(certificate.carats)),
    importer: certificate.importer,
    exporter: certificate.exporter,
    authority: certificate.authority,
    received: certificate.importedOn ?? '',
    signatory,
  }
  const { name, edition, source, text, tokens } = statement
  return {
    ...{ name, edition, text, source: source.of },
    fields: tokens.map((token) => ({ label: token.label, value: values[token.name] ?? '' })),
  }
}

/** The letter as plain text, with a line to fill in where a fact is missing. */
export function letterText({ text, fields }: Pick<ConfirmationLetter, 'text' | 'fields'>, to: string, on: Day): string {
  const facts = fields.map(
    ({ label, value }) => `${label}: ${value === '' ? '____________________' : value.replaceAll('\n', ', ')}`,
  )
  return [`To: ${to}`, `Date: ${on}`, '', text, '', ...facts, ''].join('\n')
}
