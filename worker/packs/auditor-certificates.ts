import { type CertificateRow, selectCertificatesOf } from '../../domain/auditor-certificates/queries.ts'
import { csvRecord } from '../../domain/kernel/csv.ts'
import { letterContentSchema } from '../../domain/letters/content.ts'
import { safeName } from '../../platform/file-names.ts'
import type { Population } from './queries.ts'
import { type Beside, type InPage, instantCell } from './register.ts'
import { refuseUnprinted } from './unprinted.ts'

type Period = Pick<Population, 'from' | 'to' | 'at'>
const FOLDER = '05_documents/auditor'
const pathOf = (number: string) => `${FOLDER}/${safeName(number)}.pdf`

/** The signed PDFs of the auditor's certificates of the period. Refuses the pack while one has none. */
export async function* auditorCertificateFiles(inPage: InPage, period: Period) {
  const certificates = await inPage((tx) => selectCertificatesOf(tx, period))
  const standing = certificates.filter(({ content }) => isThere(content))
  const inState = (state: CertificateRow['status']) => standing.filter(({ status }) => status === state).length
  refuseUnprinted({ queued: inState('queued'), failed: inState('failed'), unprinted: 0 })
  for (const { documentId, number, sha256 } of standing)
    if (sha256) yield { path: pathOf(number), sha256, entry: { kind: 'document', id: documentId } } as const
}

/** The list of these certificates, with what each concludes, and which of them the auditor took back. */
export async function* auditorCertificateList(inPage: InPage, period: Period): AsyncIterable<Beside> {
  const certificates = await inPage((tx) => selectCertificatesOf(tx, period))
  if (certificates.length === 0) return
  const lines = certificates.map((row) => {
    const said = isThere(row.content) ? letterContentSchema.parse(row.content) : null
    const {
      scheme = null,
      from = null,
      to = null,
      form = null,
      conclusion = null,
      language = null,
    } = said?.kind === 'auditor-certificate' ? said : {}
    const isBack = row.withdrawnAt !== null && row.withdrawnAt <= period.at
    return csvRecord([
      ...[row.number, row.day, row.writtenBy, row.firm, scheme, from, to, form, conclusion, language],
      ...[instantCell(row.writtenAt), isBack ? instantCell(row.withdrawnAt) : null],
      ...[isBack ? row.withdrawReason : null, said ? pathOf(row.number).slice('05_documents/'.length) : null],
    ])
  })
  yield {
    path: '01_registers/auditor_certificates.csv',
    content: [Buffer.from(csvRecord(COLUMNS) + lines.join(''))],
    rows: lines.length,
  }
}

const COLUMNS = [
  ...['number', 'day', 'auditor', 'firm', 'scheme', 'from', 'to', 'form', 'conclusion', 'language', 'written_at'],
  ...['withdrawn_at', 'withdraw_reason', 'file'],
]

function isThere(content: unknown): boolean {
  return content !== null && Object.keys(content as object).length > 0
}
