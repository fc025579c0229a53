import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { systemClock } from '../../domain/kernel/clock.ts'
import { previewImage, previewTemplate } from '../../domain/templates/preview.ts'
import { openQueue } from '../../platform/queue.ts'
import { houseTemplates } from '../../templates/studio/house.ts'
import { newCompany } from '../support/builders.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, quantile, type Size, tell, timed } from './measure.ts'
import { startWorker } from './worker.ts'

const PEOPLE = 10
// Typing, looking, and the moment without a key after which the page asks (use-preview.ts).
const [LOOKING_MS, QUIET_MS] = [1_500, 150]

/** Ten people of ten companies change their invoice at once: ms from the last key to the picture, against the worker. */
export async function preview(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const rounds = size === 'full' ? 15 : 1
  const t = await ground.database('bench_preview')
  const worker = await startWorker(t, ground.folder)
  const queue = openQueue({ databaseUrl: t.urls.queueUrl }, pino({ level: 'silent' }))
  const deps = { ...t, clock: systemClock, ring: queue.ring }
  const house = houseTemplates().find(({ name }) => name === 'invoice')?.body ?? ''
  const took: number[] = []
  const edit = async (person: number) => {
    const { owner } = await newCompany(t)
    await pause((LOOKING_MS / PEOPLE) * person)
    for (let round = 0; round <= rounds; round++) {
      const content = { name: 'invoice', css: `.mine { color: #1030${10 + round} }` }
      const body = `${house}\n<p class="mine">Person ${person}, change ${round}</p>`
      const ms = await timed(async () => {
        const shown = await previewTemplate(deps, owner, { ...content, body })
        await previewImage(deps, owner, shown.id, 1)
      })
      // The first finds nothing warm, as whoever opens the editor does; that is not following what is typed.
      if (round > 0 || rounds === 1) took.push(ms + QUIET_MS)
      await pause(LOOKING_MS)
    }
  }
  try {
    await Promise.all(Array.from({ length: PEOPLE }, (_, person) => edit(person)))
    tell(
      `preview: ${took.length} pictures, fastest ${Math.round(Math.min(...took))} ms, slowest ${Math.round(Math.max(...took))} ms`,
    )
    return [
      figure('preview, ten people: from the last key to the picture, median', 'ms', quantile(took, 0.5), {
        atMost: 500,
      }),
      figure('preview, ten people: 95th of a hundred', 'ms', quantile(took, 0.95), { atMost: 1_000 }),
    ]
  } finally {
    await worker.stop()
    await queue.close()
  }
}
