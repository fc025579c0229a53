import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetWorkers } from '../../db/system/workers.ts'
import { newId, type UserId } from '../../domain/kernel/ids.ts'
import { printsWithoutSandbox, watchWork } from '../../domain/work/index.ts'
import { openHeartbeat } from '../../worker/heartbeat.ts'
import { openPrinter } from '../../worker/pdf/printer.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-work-'))
const log = { info() {}, warn() {} }
const START = Date.parse('2026-03-01T12:00:00Z')
let time = START
const clock = { now: () => new Date(time) }
const operator = { role: 'association-admin', userId: newId<UserId>(), name: 'Operator' } as const

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})
const seen = () => watchWork({ system: t.system, clock }, operator)

test('without a worker the page says that nothing is done', async () => {
  expect(await seen()).toMatchObject({ state: 'nobody-works', workers: [] })
})

test('a worker tells what its printer goes through: pages, failures, and why a browser was replaced', async () => {
  const id = crypto.randomUUID()
  const heartbeat = openHeartbeat({ system: t.system, clock, log }, id)
  const printer = await openPrinter({
    ...{ dataFolder: folder, tabs: 2, allowNoSandbox: true, log, jobsPerBrowser: 3, timeoutMs: 3_000 },
    watch: heartbeat.watch,
  })
  for (let page = 0; page < 4; page++) await printer.print(`<p>${page}</p>`, { paper: 'A4' })
  await expect(printer.print('<p>line</p>'.repeat(400_000), { paper: 'A4' })).rejects.toThrow('longer than 3 seconds')
  await printer.print('<p>again</p>', { paper: 'A4' })
  await heartbeat.beatOnce(printer)
  time += 60_000
  await printer.print('<p>a minute later</p>', { paper: 'A4' })
  await heartbeat.beatOnce(printer)
  await heartbeat.beatOnce(printer)
  const work = await seen()
  await printer.close()
  expect(work.workers).toMatchObject([{ id, alive: true, tabs: 2, busy: 0, waiting: 0, browsers_started: 3 }])
  expect(work.workers[0]?.browser_mb).toBeGreaterThan(10)
  expect(work.minutes.slice(-2)).toMatchObject([
    { printed: 5, failed: 1 },
    { printed: 1, failed: 0 },
  ])
  expect(work.restarts.map(({ reason, times }) => [reason, times]).sort()).toEqual([
    ['too-slow', 1],
    ['worn', 1],
  ])
  expect(await printsWithoutSandbox({ system: t.system, clock })).toBe(printer.sandbox === 'none')
})

test('what cannot be written down is told with the next beat', async () => {
  const id = crypto.randomUUID()
  const heartbeat = openHeartbeat({ system: t.system, clock, log }, id)
  const still = { sandbox: 'none' as const, numbers: () => ({ tabs: 1, busy: 0, waiting: 0, megabytes: 1 }) }
  heartbeat.watch.replaced('went-away')
  await t.admin`alter table browser_restart rename to browser_restart_away`
  await expect(heartbeat.beatOnce(still)).rejects.toThrow('browser_restart')
  await t.admin`alter table browser_restart_away rename to browser_restart`
  await heartbeat.beatOnce(still)
  const [restart] = (await seen()).restarts.filter(({ worker_id }) => worker_id === id)
  expect(restart).toMatchObject({ reason: 'went-away', times: 1 })
})

test('a worker that died is seen for a day as one that is gone; one that stopped is not looked for', async () => {
  const stopped = openHeartbeat({ system: t.system, clock, log }, crypto.randomUUID())
  const still = { sandbox: 'none' as const, numbers: () => ({ tabs: 1, busy: 0, waiting: 0, megabytes: 1 }) }
  const before = (await seen()).workers.length
  const beating = await stopped.start(still)
  expect((await seen()).workers).toHaveLength(before + 1)
  await beating.stop()
  expect((await seen()).workers).toHaveLength(before)
  time += 3_600_000
  expect(await seen()).toMatchObject({ state: 'nobody-works', workers: [{ alive: false }, { alive: false }] })
  await forgetWorkers(t.system, new Date(time))
  expect(await seen()).toMatchObject({ workers: [], restarts: [] })
})

test('what waits is counted over all companies, and a document that failed shows nothing of what it says', async () => {
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()]
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into document (tenant_id, id, trade_document_id, kind, paper, status, failure, requested_at)
      select owner::uuid, gen_random_uuid(), gen_random_uuid(), 'trade-document', 'A4', state, why, ${new Date(time - 600_000)}
      from (values (${one}, 'queued', null), (${two}, 'queued', null), (${two}, 'failed', 'It lacks “Hudson Gems”.'))
        as each (owner, state, why)`
  })
  const { lanes, failures } = await seen()
  expect(lanes.find(({ lane }) => lane === 'document')).toEqual({
    ...{ lane: 'document', waiting: 2, oldest: new Date(time - 600_000) },
  })
  expect(failures).toMatchObject([{ tenantId: two, kind: 'trade-document' }])
  expect(JSON.stringify(failures)).not.toContain('Hudson')
})

test('only the operator looks at it', async () => {
  const dealer = { ...operator, role: 'owner', tenantId: newId(), companyState: 'active' } as never
  await expect(watchWork({ system: t.system, clock }, dealer)).rejects.toMatchObject({ code: 'forbidden' })
})
