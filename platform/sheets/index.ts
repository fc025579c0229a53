import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { OutSheet, ReadSheet, SheetRow, Sheets } from '../../domain/kernel/sheet.ts'

const MAX_SECONDS = 30
const MAX_HEAP_MB = 1024
const AT_ONCE = 2

type Said = { readonly rows: readonly SheetRow[] } | { readonly read: ReadSheet } | { readonly written: Uint8Array }
type Task = { readonly read: Uint8Array } | { readonly write: OutSheet }

/**
 * Spreadsheets are read and written in a thread of their own, with a limit on its time and its memory: a file that
 * would blow up takes its thread with it and nothing else. Two at once; others wait their turn.
 */
export function openSheets({ seconds = MAX_SECONDS }: { readonly seconds?: number } = {}): Sheets {
  const inTurn = turns(AT_ONCE)
  return {
    read: (content) =>
      inTurn(async () => {
        const rows: SheetRow[] = []
        let answer: ReadSheet | undefined
        const fate = await inThread({ read: content }, seconds, (said) => {
          if ('rows' in said) for (const row of said.rows) rows.push(row)
          if ('read' in said) answer = said.read
        })
        if (fate !== 'done') return { ok: false, row: 1, sentence: FATES[fate] }
        if (!answer) throw new Error('the thread of a sheet ended without an answer')
        return answer.ok ? { ok: true, sheet: { ...answer.sheet, rows } } : answer
      }),
    write: (sheet) =>
      inTurn(async () => {
        let written: Uint8Array | undefined
        const fate = await inThread({ write: sheet }, seconds, (said) => {
          if ('written' in said) written = said.written
        })
        if (!written) throw new Error(`a sheet was not written: ${fate}`)
        return written
      }),
  }
}

type Fate = 'done' | 'too-long' | 'too-large'
const FATES = {
  'too-long': 'The file takes too long to read. Save only the rows you need in a new file.',
  'too-large': 'The file becomes too large when it is unpacked. Save only the rows you need in a new file.',
} as const

function inThread(task: Task, seconds: number, hear: (said: Said) => void): Promise<Fate> {
  const thread = new Worker(join(import.meta.dirname, 'thread.ts'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve('too-long')
      void thread.terminate()
    }, seconds * 1000)
    thread.on('message', hear)
    thread.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-large')
      else reject(error)
    })
    thread.on('exit', () => {
      clearTimeout(timer)
      resolve('done')
    })
  })
}

/** Runs tasks so many at a time, in the order in which they came. */
function turns(atOnce: number) {
  let free = atOnce
  const waiting: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
