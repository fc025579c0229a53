import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { isDomainError } from '../../domain/kernel/errors.ts'
import { resetFactor } from '../../domain/second-factor/of-members.ts'

/** Takes a person's second factor off for the operator at his terminal; says why not. */
export async function resetSecondFactor(
  { appUrl, systemUrl }: { readonly appUrl: string; readonly systemUrl: string },
  email: string,
  told: { readonly by: string; readonly reason: string },
): Promise<{ readonly refused: string | null }> {
  const app = openDatabase(appUrl, { name: 'briefke-command', max: 1 })
  const system = openSystemDatabase(systemUrl, { name: 'briefke-command', max: 1 })
  try {
    await resetFactor({ db: app.db, system: system.db, clock: systemClock }, email, told)
    return { refused: null }
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { refused: Object.values(error.details.fields ?? {}).flat()[0] ?? error.message }
  } finally {
    await Promise.all([app.close(), system.close()])
  }
}
