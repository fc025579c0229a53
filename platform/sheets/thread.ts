import { parentPort, workerData } from 'node:worker_threads'
import type { OutSheet } from '../../domain/kernel/sheet.ts'
import { readText } from './text.ts'

const CHUNK = 2000
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]

const task = workerData as { readonly read: Uint8Array } | { readonly write: OutSheet }
// What reads workbooks is loaded only for one: most files are text.
if ('write' in task) {
  const { writeWorkbook } = await import('./write.ts')
  parentPort?.postMessage({ written: await writeWorkbook(task.write) })
} else {
  const answer = await read(task.read)
  if (answer.ok) {
    const { rows } = answer.sheet
    for (let from = 0; from < rows.length; from += CHUNK)
      parentPort?.postMessage({ rows: rows.slice(from, from + CHUNK) })
    parentPort?.postMessage({ read: { ok: true, sheet: { ...answer.sheet, rows: [] } } })
  } else parentPort?.postMessage({ read: answer })
}

async function read(content: Uint8Array) {
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => content[at] === byte)
  if (begins(ZIP)) return (await import('./workbook.ts')).readWorkbook(content)
  if (begins(COMPOUND))
    return refused('This is an old Excel workbook (.xls) or one with a password. Save it as .xlsx without a password.')
  if (begins(PDF)) return refused('This is a PDF. Choose the spreadsheet it was made from, as CSV or XLSX.')
  return readText(content)
}

function refused(sentence: string) {
  return { ok: false as const, row: 1, sentence }
}
