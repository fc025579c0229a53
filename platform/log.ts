import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON logger per process. Never log bodies, names or payloads: ids and counts only (style.md, Logs). */
export function createLog(part: 'web' | 'worker' | 'command', level: string): Log {
  return pino({
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
  })
}
