import { selectRecordsOf } from '../../domain/governance/queries.ts'
import { csvRecord } from '../../domain/kernel/csv.ts'
import { safeName } from '../../platform/file-names.ts'
import type { Population } from './queries.ts'
import { type Beside, type InPage, instantCell } from './register.ts'

type Read = (sha256: string) => AsyncIterable<Uint8Array>
const FOLDER = '06_governance'
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** What shows how the company was led in the years of a pack: a list, the trainings, and each paper (domain.md 5.2 A, 5.4). */
export async function* governanceOf(
  inPage: InPage,
  { from, to, at }: Pick<Population, 'from' | 'to' | 'at'>,
  read: Read,
): AsyncIterable<Beside> {
  const years = { from: Number(from.slice(0, 4)), to: Number(to.slice(0, 4)) }
  const records = await inPage((tx) => selectRecordsOf(tx, years, at))
  if (records.length === 0) return
  const papers = records.map((record, count) => {
    const ending = ENDINGS[record.mediaType ?? '']
    const name = safeName(`${record.year}-${String(count + 1).padStart(3, '0')}-${record.title}`, 100)
    return { ...record, path: record.sha256 && ending ? `${record.kind}/${name}.${ending}` : null }
  })
  const lines = papers.map(({ id, year, kind, title, day, note, path, sha256, recordedBy, recordedAt }) =>
    csvRecord([id, year, kind, title, day, note, path, sha256, recordedBy, instantCell(recordedAt)]),
  )
  const list = Buffer.from(csvRecord(COLUMNS) + lines.join(''))
  yield { path: `${FOLDER}/records.csv`, content: [list], rows: records.length }
  const trainings = papers.filter(({ kind }) => kind === 'training')
  if (trainings.length > 0) {
    const rows = trainings.map(({ id, day, title, people, note }) => csvRecord([id, day, title, people, note]))
    const list = Buffer.from(csvRecord(['id', 'day', 'title', 'people', 'note']) + rows.join(''))
    yield { path: `${FOLDER}/training.csv`, content: [list], rows: trainings.length }
  }
  for (const { path, sha256 } of papers)
    if (path && sha256) yield { path: `${FOLDER}/${path}`, content: read(sha256), rows: null }
}

const COLUMNS = ['id', 'year', 'kind', 'title', 'day', 'note', 'file', 'sha256', 'recorded_by', 'recorded_at']
