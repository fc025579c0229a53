import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AppEnv } from './env.ts'
import type { ProgressHub } from './progress-hub.ts'

const HEARTBEAT_MS = 15_000
const OPEN_FOR_MS = 10 * 60_000

/** `GET /progress/:kind/:id`: an event whenever that thing of the caller's own company moved on. */
export function progressStream(c: Context<AppEnv>, hub: ProgressHub): Response {
  const actor = c.get('actor')
  const tenantId = actor && 'tenantId' in actor ? actor.tenantId : null
  if (!tenantId) return c.text('Sign in first.', 401)
  const { kind, id } = c.req.param() as { kind: string; id: string }
  return streamSSE(c, async (stream) => {
    const stop = hub.listen((progress) => {
      if (progress.tenantId === tenantId && progress.kind === kind && progress.id === id)
        void stream.writeSSE({ event: 'moved', data: id })
    })
    stream.onAbort(() => void stop())
    const until = Date.now() + OPEN_FOR_MS
    while (!stream.aborted && Date.now() < until) {
      await stream.writeSSE({ event: 'beat', data: '' })
      await stream.sleep(HEARTBEAT_MS)
    }
    stop()
  })
}
