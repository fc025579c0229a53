import { useCallback, useMemo, useRef, useState } from 'react'

export type Selection = {
  readonly ids: readonly string[]
  readonly has: (id: string) => boolean
  /** Chooses a row or not; with `through` all from the last one that was touched. */
  readonly toggle: (id: string, through: boolean) => void
  readonly all: () => void
  readonly clear: () => void
}

/** Which of a list's rows are chosen. Rows that leave the list are chosen no more. */
export function useSelection(rows: readonly { readonly id: string }[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const ids = useMemo(() => rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id), [rows, chosen])
  const toggle = useCallback(
    (id: string, through: boolean) => {
      const order = rows.map((row) => row.id)
      const [at, since] = [order.indexOf(id), last.current === null ? -1 : order.indexOf(last.current)]
      last.current = id
      setChosen((before) => {
        const next = new Set(before)
        if (through && since >= 0)
          for (const each of order.slice(Math.min(at, since), Math.max(at, since) + 1)) next.add(each)
        else if (!next.delete(id)) next.add(id)
        return next
      })
    },
    [rows],
  )
  return {
    ids,
    has: (id) => chosen.has(id),
    toggle,
    all: () => setChosen(new Set(rows.map(({ id }) => id))),
    clear: () => setChosen(new Set()),
  }
}
