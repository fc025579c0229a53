import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { runningUrl } from './running.js'
import { fail, root } from './setup.js'

/** Records a fork of a company's log; without words it lists the logs that wait for that. */
export async function recordForkFromTerminal([company, reason]) {
  const { forked, forkLog } = await import('../worker/commands/log.ts')
  if (!company) {
    const all = await forked(connections())
    for (const { tenantId, at, found } of all) console.log(`${tenantId}  since ${at.toISOString()}: ${found}`)
    if (all.length === 0) console.log('No log is forked.')
    return
  }
  if (!reason)
    fail('Say why: node bin/briefke.js log:fork COMPANY "The disk failed, and the backup of Monday was put back."')
  const { refused } = await forkLog(connections(), company, { reason, by: `Operator ${userInfo().username}` })
  if (refused) fail(refused)
  console.log('The fork is recorded. The log is signed under a new name from the next sweep on.')
}

/** Replaces the key that signs the heads of logs. */
export async function replaceKeyFromTerminal() {
  const { newLogKey } = await import('../worker/commands/log.ts')
  console.log(`Heads of logs are signed by key ${await newLogKey(connections())} from now on.`)
}

/** Reads all logs again. Without the connections of the runtime roles it says that it could not (META-2). */
export async function checkLogsFromTerminal() {
  const { APP_DATABASE_URL, SYSTEM_DATABASE_URL, BRIEFKE_DATA, BRIEFKE_WITNESS_DIR } = process.env
  if (!APP_DATABASE_URL || !SYSTEM_DATABASE_URL) {
    console.log('The logs were not checked: that needs APP_DATABASE_URL, SYSTEM_DATABASE_URL and BRIEFKE_DATA too.')
    return
  }
  const { checkLogs } = await import('../worker/commands/log.ts')
  const witnessFolder = resolve(root, BRIEFKE_WITNESS_DIR ?? join(BRIEFKE_DATA ?? 'data', 'witness'))
  const { logs, faults } = await checkLogs({ ...connections(), witnessFolder })
  if (faults.length > 0) fail(`Of ${logs} logs, not all are what was signed.\n    ${faults.join('\n    ')}`)
  console.log(`${logs} logs are what was signed, entry by entry and file by file.`)
}

/** Counts the files that no row has named for a day, and removes them when told to. */
export async function sweepFilesFromTerminal([word]) {
  if (word !== undefined && word !== '--remove') fail('files:sweep takes no word but --remove.')
  const { BRIEFKE_DATA, BRIEFKE_WITNESS_DIR } = process.env
  const { sweepFiles } = await import('../worker/commands/log.ts')
  const witnessFolder = resolve(root, BRIEFKE_WITNESS_DIR ?? join(BRIEFKE_DATA ?? 'data', 'witness'))
  const { found, removed, refused } = await sweepFiles({ ...connections(), witnessFolder }, word === '--remove')
  console.log(`${found} files are named by no row for a day; ${removed} were removed.`)
  for (const sentence of refused) console.log(`Left alone: ${sentence}`)
}

function connections() {
  const { APP_DATABASE_URL, SYSTEM_DATABASE_URL, BRIEFKE_DATA, BRIEFKE_MASTER_KEY } = process.env
  return {
    appUrl: APP_DATABASE_URL || runningUrl('briefke_app'),
    systemUrl: SYSTEM_DATABASE_URL || runningUrl('briefke_system'),
    master: { dataFolder: resolve(root, BRIEFKE_DATA ?? 'data'), masterKey: BRIEFKE_MASTER_KEY },
  }
}
