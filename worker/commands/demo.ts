import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { nobodyYet } from '../../db/system/first-start.ts'
import { queuedPacks } from '../../db/system/work.ts'
import {
  admin,
  approver,
  auditor,
  companies,
  DEMO_PASSWORD,
  makeDemo,
  releaseDemoPacks,
  type Step,
  type Stone,
} from '../../domain/demo/index.ts'
import type { Deps } from '../../domain/deps.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { readConfig, sharedConfig } from '../../platform/config.ts'
import { folderFiles } from '../../platform/files.ts'
import { openKeys, readMasterKey } from '../../platform/keys.ts'
import { createLog } from '../../platform/log.ts'
import { openQueue } from '../../platform/queue.ts'
import { openFactorKeys } from '../../platform/second-factors.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { folderWitness } from '../../platform/witness.ts'

/** Who can sign in to the demo, for the last lines of `npm start` and the README. */
export const demoLogins: readonly { readonly who: string; readonly email: string; readonly password: string }[] = [
  { who: 'Association admin', email: admin.email, password: DEMO_PASSWORD },
  { who: 'Association, second person', email: approver.email, password: DEMO_PASSWORD },
  ...companies.flatMap(({ profile, people }) =>
    people.map(({ role, email }) => ({
      who: `${String(profile['tradeName'])}, ${role}`,
      email,
      password: DEMO_PASSWORD,
    })),
  ),
  { who: 'Auditor of all three', email: auditor.email, password: DEMO_PASSWORD },
]

/**
 * Makes the demo in an empty database and says whether it did; leaves any other as it is. The worker prints what the year left
 * queued.
 */
export async function seedDemo(env: NodeJS.ProcessEnv, step: Step): Promise<boolean> {
  return withDeps(env, async (deps) => {
    if (!(await nobodyYet(deps.system))) return false
    await makeDemo(deps, stones(), step)
    return true
  })
}

/** Lets the owners of a new demo release their packs as soon as the worker has built them. */
export async function releaseDemo(env: NodeJS.ProcessEnv, isStopping: () => boolean): Promise<void> {
  await withDeps(env, async (deps) => {
    for (let left = LOOKS; left > 0 && !isStopping(); left--) {
      if ((await queuedPacks(deps.system, deps.clock.now())).length === 0) return releaseDemoPacks(deps)
      await sleep(LOOK_EVERY_MS)
    }
  })
}

const [LOOKS, LOOK_EVERY_MS] = [600, 2_000]

async function withDeps<T>(env: NodeJS.ProcessEnv, work: (deps: Deps) => Promise<T>): Promise<T> {
  const config = readConfig(sharedConfig, env)
  const log = createLog('command', config.LOG_LEVEL)
  const app = openDatabase(config.APP_DATABASE_URL, { name: 'briefke-demo', max: 4 })
  const system = openSystemDatabase(config.SYSTEM_DATABASE_URL, { name: 'briefke-demo', max: 2 })
  const queue = openQueue({ redisUrl: config.REDIS_URL, databaseUrl: config.QUEUE_DATABASE_URL ?? '' }, log)
  const master = { masterKey: config.BRIEFKE_MASTER_KEY, dataFolder: config.BRIEFKE_DATA }
  try {
    return await work({
      db: app.db,
      system: system.db,
      library: keepLibrary(system.db),
      clock: systemClock,
      ring: queue.ring,
      files: folderFiles(join(config.BRIEFKE_DATA, 'files')),
      keys: openKeys(master),
      factors: openFactorKeys(readMasterKey(master)),
      signing: openSigning(readMasterKey(master)),
      sheets: openSheets(),
      witness: folderWitness(config.BRIEFKE_WITNESS_DIR ?? join(config.BRIEFKE_DATA, 'witness')),
    })
  } finally {
    await queue.close()
    await Promise.all([app.close(), system.close()])
  }
}

function stones(): readonly Stone[] {
  const file = join(import.meta.dirname, '../../db/seed/diamonds.csv')
  return parse<Stone>(readFileSync(file), { columns: true })
}
