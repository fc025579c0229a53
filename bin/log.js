import { userInfo } from 'node:os'
import { resolve } from 'node:path'
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

function connections() {
  const { APP_DATABASE_URL, SYSTEM_DATABASE_URL, BRIEFKE_DATA, BRIEFKE_MASTER_KEY } = process.env
  return {
    appUrl: APP_DATABASE_URL || runningUrl('briefke_app'),
    systemUrl: SYSTEM_DATABASE_URL || runningUrl('briefke_system'),
    master: { dataFolder: resolve(root, BRIEFKE_DATA ?? 'data'), masterKey: BRIEFKE_MASTER_KEY },
  }
}
