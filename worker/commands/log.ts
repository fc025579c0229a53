import { join } from 'node:path'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { companiesWithLog, forkedLogs } from '../../db/system/evidence.ts'
import type { Deps } from '../../domain/deps.ts'
import { checkLog } from '../../domain/evidence-log/check.ts'
import { recordFork } from '../../domain/evidence-log/fork.ts'
import { rotateLogKey } from '../../domain/evidence-log/log-key.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'
import { idSchema, type TenantId } from '../../domain/kernel/ids.ts'
import { sweepUnnamedFiles } from '../../domain/retention/unnamed-files.ts'
import { folderFiles } from '../../platform/files.ts'
import { readMasterKey } from '../../platform/keys.ts'
import { folderLeftovers } from '../../platform/leftover-files.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { folderWitness } from '../../platform/witness.ts'

export type Connections = {
  readonly appUrl: string
  readonly systemUrl: string
  readonly master: Parameters<typeof readMasterKey>[0]
}

type CommandDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'signing'>

/** The logs that an operator has to look at. */
export function forked(connections: Connections) {
  return connected(connections, ({ system }) => forkedLogs(system))
}

/** Records a fork for the operator at his terminal; says why not. */
export function forkLog(
  connections: Connections,
  company: string,
  told: { readonly reason: string; readonly by: string },
): Promise<{ readonly refused: string | null }> {
  return connected(connections, async (deps) => {
    const id = idSchema<TenantId>().safeParse(company)
    if (!id.success) return { refused: `“${company}” is no company’s id.` }
    try {
      await recordFork(deps, id.data, told)
      return { refused: null }
    } catch (error) {
      if (!isDomainError(error)) throw error
      return { refused: error.message }
    }
  })
}

/** Replaces the key that signs heads of logs, and tells the new one's id. */
export function newLogKey(connections: Connections): Promise<string> {
  return connected(connections, rotateLogKey)
}

/** Reads every company's log again (EVD-2): a sentence for each that is not whole, and how many were read. */
export function checkLogs(
  connections: Connections & { readonly witnessFolder: string },
): Promise<{ readonly logs: number; readonly faults: readonly string[] }> {
  const files = folderFiles(join(connections.master.dataFolder, 'files'))
  const witness = folderWitness(connections.witnessFolder)
  return connected(connections, async (deps) => {
    const companies = await companiesWithLog(deps.system)
    const faults = (await forkedLogs(deps.system)).map(({ tenantId, found }) => `${tenantId}: forked. ${found}`)
    for (const tenantId of companies) {
      const found = await checkLog({ ...deps, files, witness }, tenantId)
      if (!found.whole) faults.push(`${tenantId}: ${found.sentence}`)
    }
    return { logs: companies.length, faults }
  })
}

/** Sweeps each company's files that no row names: what was found, what went, and whose were left alone for which reason. */
export function sweepFiles(
  connections: Connections & { readonly witnessFolder: string },
  remove: boolean,
): Promise<{ readonly found: number; readonly removed: number; readonly refused: readonly string[] }> {
  const leftovers = folderLeftovers(join(connections.master.dataFolder, 'files'))
  const witness = folderWitness(connections.witnessFolder)
  return connected(connections, async (deps) => {
    let [found, removed] = [0, 0]
    const refused: string[] = []
    for (const tenantId of await companiesWithLog(deps.system))
      try {
        const actor = { role: 'system', tenantId, name: 'Files', userId: null } as const
        const swept = await sweepUnnamedFiles({ ...deps, leftovers, witness }, actor, { remove })
        found += swept.found.length
        removed += swept.removed
      } catch (error) {
        if (!isDomainError(error)) throw error
        refused.push(`${tenantId}: ${error.message}`)
      }
    return { found, removed, refused }
  })
}

async function connected<T>({ appUrl, systemUrl, master }: Connections, work: (deps: CommandDeps) => Promise<T>) {
  const app = openDatabase(appUrl, { name: 'briefke-command', max: 1 })
  const system = openSystemDatabase(systemUrl, { name: 'briefke-command', max: 1 })
  try {
    const signing = openSigning(readMasterKey(master))
    return await work({ db: app.db, system: system.db, clock: systemClock, signing })
  } finally {
    await Promise.all([app.close(), system.close()])
  }
}
