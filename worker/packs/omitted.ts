import { governanceKinds } from '../../domain/governance/schema.ts'
import type { PackLayout, PackPaper, PackPart } from '../../domain/kernel/pack-layout.ts'
import { columnsOf } from './columns-of.ts'
import { listedIn } from './redaction.ts'

/** What a pack leaves out of what it could hold: a file, a folder that ends with a slash, or columns of a register. */
export type Omitted = { readonly path: string; readonly columns?: readonly string[] }

const CERTIFICATES_LIST = '01_registers/auditor_certificates.csv'
const PAPERS: Readonly<Record<PackPaper, readonly string[]>> = {
  issued: ['05_documents/issued/'],
  received: ['05_documents/received/'],
  registrations: ['05_documents/registrations/'],
  certificates: ['05_documents/kpc/'],
  'auditor-certificates': [CERTIFICATES_LIST, '05_documents/auditor/'],
}
const PARTS: Readonly<Record<PackPart, readonly string[]>> = {
  summary: ['02_reconciliation/annual_summary.pdf'],
  samples: ['04_sample/'],
  governance: [
    ...['06_governance/records.csv', '06_governance/training.csv'],
    ...governanceKinds.map((kind) => `06_governance/${kind}/`),
  ],
}

/** What the pack leaves out for its purpose and its redaction, in the order of paths: stands in completeness.json, on the cover and in the README. */
export function omittedOf(layout: PackLayout): readonly Omitted[] {
  const { registers, papers, omitted, redacted } = layout
  const listed = listedIn(layout)
  const columns = listed.flatMap((each) => {
    const left = columnsOf(each.of).filter((name) => !each.columns.includes(name))
    return left.length > 0 ? [{ path: each.file, columns: left }] : []
  })
  const dropped = registers.map(({ file }) => file).filter((file) => !listed.some((each) => each.file === file))
  const paths = [
    ...omitted.registers,
    ...dropped,
    // Its certificates are withheld like any papers; what they conclude is not told.
    ...(redacted && papers.has('auditor-certificates') ? [CERTIFICATES_LIST] : []),
    ...omitted.papers.flatMap((each) => PAPERS[each]),
    ...omitted.parts.flatMap((each) => PARTS[each]),
  ]
  return [...columns, ...paths.map((path) => ({ path }))].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** What is left out in one line of text each. */
export function omittedText({ path, columns }: Omitted): string {
  return columns ? `${path}: ${columns.join(', ')}` : path
}
