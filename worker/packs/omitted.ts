import { governanceKinds } from '../../domain/governance/schema.ts'
import type { PackLayout, PackPaper, PackPart } from '../../domain/kernel/pack-layout.ts'
import { columnsOf } from './registers.ts'

/** What a pack leaves out of what it could hold: a file, a folder that ends with a slash, or columns of a register. */
export type Omitted = { readonly path: string; readonly columns?: readonly string[] }

const PAPERS: Readonly<Record<PackPaper, readonly string[]>> = {
  issued: ['05_documents/issued/'],
  received: ['05_documents/received/'],
  registrations: ['05_documents/registrations/'],
  certificates: ['05_documents/kpc/'],
  'auditor-certificates': ['01_registers/auditor_certificates.csv', '05_documents/auditor/'],
}
const PARTS: Readonly<Record<PackPart, readonly string[]>> = {
  summary: ['02_reconciliation/annual_summary.pdf'],
  samples: ['04_sample/'],
  governance: [
    ...['06_governance/records.csv', '06_governance/training.csv'],
    ...governanceKinds.map((kind) => `06_governance/${kind}/`),
  ],
}

/** What the pack's purpose leaves out, in the order of paths: stands in completeness.json, on the cover and in the README. */
export function omittedOf({ registers, omitted, purpose }: PackLayout): readonly Omitted[] {
  const columns = registers.flatMap(({ of, file }) => {
    const left = columnsOf(of).filter((each) => purpose.without.includes(each))
    return left.length > 0 ? [{ path: file, columns: left }] : []
  })
  const paths = [
    ...omitted.registers,
    ...omitted.papers.flatMap((each) => PAPERS[each]),
    ...omitted.parts.flatMap((each) => PARTS[each]),
  ]
  return [...columns, ...paths.map((path) => ({ path }))].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** What is left out in one line of text each. */
export function omittedText({ path, columns }: Omitted): string {
  return columns ? `${path}: ${columns.join(', ')}` : path
}
