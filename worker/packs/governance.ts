import { selectRecordsOf } from '../../domain/governance/queries.ts'
import { csvRecord } from '../../domain/kernel/csv.ts'
import { safeName } from '../../platform/file-names.ts'
import type { Population } from './queries.ts'
import { type InPage, instantCell } from './register.ts'

type File = readonly [path: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>]
type Read = (sha256: string) => AsyncIterable<Uint8Array>
const FOLDER = '06_governance'
const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** What shows how the company was led in the years of a pack: a list, the trainings, and each paper (domain.md 5.2 A, 5.4). */
export async function* governanceOf(
  inPage: InPage,
  { from, to, at }: Pick<Population, 'from' | 'to' | 'at'>,
  read: Read,
): AsyncIterable<File> {
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
  yield [`${FOLDER}/records.csv`, [Buffer.from(csvRecord(COLUMNS) + lines.join(''))]]
  const trainings = papers.filter(({ kind }) => kind === 'training')
  if (trainings.length > 0) {
    const rows = trainings.map(({ id, day, title, people, note }) => csvRecord([id, day, title, people, note]))
    yield [`${FOLDER}/training.csv`, [Buffer.from(csvRecord(['id', 'day', 'title', 'people', 'note']) + rows.join(''))]]
  }
  for (const { path, sha256 } of papers) if (path && sha256) yield [`${FOLDER}/${path}`, read(sha256)]
}

const COLUMNS = ['id', 'year', 'kind', 'title', 'day', 'note', 'file', 'sha256', 'recorded_by', 'recorded_at']
