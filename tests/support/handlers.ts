import { type Handlers, jobNames } from '../../platform/jobs.ts'

/** Handlers that do nothing, but for those that the test is about. */
export function handlersThat(part: Partial<Handlers>): Handlers {
  const nothing = Object.fromEntries(jobNames.map((name) => [name, async () => {}]))
  return { ...(nothing as unknown as Handlers), ...part }
}
