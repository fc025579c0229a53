import type { Day } from './calendar.ts'
import type { Statement, Window } from './statement.ts'

/** What ships stays below: the association's numbers are its own, and its versions are newer than any that ships. */
const LAST_SHIPPED = 1000

/** The number of the next version that the association publishes, after the newest there is; 0 when there is none. */
export function nextVersion(newest: number): number {
  return Math.max(newest, LAST_SHIPPED) + 1
}

type Versioned = Pick<Statement, 'key' | 'version' | 'goods'> & { readonly scheme: string }
type Windows = Statement['goods'][string]

/**
 * Lets the versions of each statement follow each other: from the first day on which a newer version speaks of goods,
 * an older one says nothing about them. Versions are never edited, so that is how one is corrected or ended. A version
 * of which nothing is left is not in force on any day and is left out.
 */
export function settleVersions<S extends Versioned>(statements: readonly S[]): readonly S[] {
  const settled = new Map<S, S>()
  for (const versions of Map.groupBy(statements, ({ scheme, key }) => `${scheme}/${key}`).values()) {
    const taken = new Map<string, Day>()
    for (const statement of versions.toSorted((a, b) => b.version - a.version)) {
      const goods = remaining(statement.goods, taken)
      if (Object.keys(goods).length > 0) settled.set(statement, { ...statement, goods })
      for (const [key, windows] of Object.entries(statement.goods)) {
        const first = earliest(taken.get(key), windows)
        if (first !== undefined) taken.set(key, first)
      }
    }
  }
  return statements.flatMap((statement) => settled.get(statement) ?? [])
}

/** The part of the windows that lies before a day. */
export function windowsBefore(windows: readonly Window[], day: Day): readonly Window[] {
  return windows.flatMap(({ from, until }) =>
    from < day ? [{ from, until: until === null || until > day ? day : until }] : [],
  )
}

function remaining(goods: Versioned['goods'], taken: ReadonlyMap<string, Day>): Versioned['goods'] {
  return Object.fromEntries(
    Object.entries(goods).flatMap(([key, windows]) => {
      const end = taken.get(key)
      if (end === undefined) return [[key, windows] as const]
      const [issue, accept] = [windowsBefore(windows.issue, end), windowsBefore(windows.accept, end)]
      return accept.length > 0 ? [[key, { issue: [...issue], accept: [...accept] }] as const] : []
    }),
  )
}

function earliest(known: Day | undefined, { issue, accept }: Windows): Day | undefined {
  const days = [...issue, ...accept].map(({ from }) => from)
  return [...(known === undefined ? [] : [known]), ...days].toSorted()[0]
}
