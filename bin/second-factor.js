import { userInfo } from 'node:os'
import { runningUrl } from './running.js'
import { fail } from './setup.js'

/** Takes somebody's lost second factor off. */
export async function resetFactorFromTerminal([email, reason]) {
  if (!email || !reason)
    fail(
      'Say whose, and why: node bin/briefke.js second-factor:reset ruth@audit.example "Lost her phone; called back."',
    )
  const { resetSecondFactor } = await import('../worker/commands/second-factor.ts')
  const urls = {
    appUrl: process.env.APP_DATABASE_URL || runningUrl('briefke_app'),
    systemUrl: process.env.SYSTEM_DATABASE_URL || runningUrl('briefke_system'),
  }
  const { refused } = await resetSecondFactor(urls, email, { by: `Operator ${userInfo().username}`, reason })
  if (refused) fail(refused)
  console.log(`${email} has no second factor any more, is logged out everywhere, and is told by mail.`)
}
