import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Witness } from '../domain/kernel/deps.ts'

const TAIL_BYTES = 65_536

/**
 * Copies of signed heads as files, one for each log, which only grow: a line is a note as JSON text. They belong on another
 * volume than the database, so that no restored backup brings back old ones.
 */
export function folderWitness(folder: string): Witness {
  const path = (log: string) => join(folder, `${log.replace(/[^a-z0-9-]+/gi, '_')}.ndjson`)
  return {
    all: async (log) => notesIn(await textFrom(path(log), Number.POSITIVE_INFINITY)),
    latest: async (log) => notesIn(await textFrom(path(log), TAIL_BYTES)).at(-1) ?? null,
    async keep(log, note) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(path(log), 'a', 0o600)
      try {
        await file.appendFile(`${JSON.stringify(note)}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
  }
}

/** The end of a file from the beginning of a line on; nothing when there is no file. */
async function textFrom(path: string, most: number): Promise<string> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - most)
    const { buffer } = await file.read({ buffer: Buffer.alloc(size - start), position: start })
    const text = buffer.toString('utf8')
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    await file.close()
  }
}

function notesIn(text: string): readonly string[] {
  // A line that a crash cut off was never told to be kept.
  return text.split('\n').flatMap((line) => {
    try {
      return [String(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

const PATIENCE_MS = 5_000

/** Sends a signed head to another host, as it is. Throws when that does not take it. */
export async function postNote(url: string, note: string): Promise<void> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  const answer = await fetch(url, { method: 'POST', headers, body: note, signal: AbortSignal.timeout(PATIENCE_MS) })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`The witness answered ${answer.status}.`)
}
