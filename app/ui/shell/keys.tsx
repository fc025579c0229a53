import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { KeyHelp } from './key-help.tsx'
import type { Destination } from './navigation.ts'
import { Palette } from './palette.tsx'

/** The keyboard of every page: `/` searches, `n` makes new, `j` and `k` move, `x` chooses, `?` shows the keys, Ctrl-K opens the palette. */
export function Keys({ navigation }: { readonly navigation: readonly Destination[] }) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen('palette')
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') setOpen('help')
      else if (!act(event.key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const close = () => setOpen(null)
  return (
    <>
      <Palette
        isOpen={open === 'palette'}
        close={close}
        navigation={navigation}
        go={(to) => {
          close()
          navigate(to)
        }}
      />
      <KeyHelp isOpen={open === 'help'} close={close} />
    </>
  )
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"], [role="grid"]') !== null
  )
}

/** Does what a single key stands for on this page; false when the page has nothing for it. */
function act(key: string): boolean {
  if (key === '/') return focusOn(document.querySelector<HTMLElement>('[data-search]'))
  if (key === 'n') {
    const link = document.querySelector<HTMLElement>('[data-new]')
    link?.click()
    return link !== null
  }
  if (key === 'j' || key === 'k') return moveRow(key === 'j' ? 1 : -1)
  if (key === 'x') return choose(rowInFocus())
  if (key === 'J' || key === 'K') {
    const row = rowInFocus()
    if (boxIn(row)?.checked === false) choose(row)
    return moveRow(key === 'J' ? 1 : -1) && (boxIn(rowInFocus())?.checked === true || choose(rowInFocus()))
  }
  return false
}

function rowInFocus(): Element | null {
  return document.activeElement?.closest('main tbody tr') ?? null
}

function boxIn(row: Element | null): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('input[data-choose]') ?? null
}

/** Chooses the row, or not any more, where rows can be chosen. */
function choose(row: Element | null): boolean {
  const box = boxIn(row)
  box?.click()
  return box !== null
}

function moveRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('main tbody tr')].flatMap((row) => {
    const link = row.querySelector<HTMLElement>('a')
    return link ? [link] : []
  })
  const at = rows.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)
  return focusOn(rows[next] ?? null)
}

function focusOn(element: HTMLElement | null): boolean {
  element?.focus()
  return element !== null
}
