import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { Floating } from '../floating.tsx'
import type { Destination } from './navigation.ts'

type PaletteProps = {
  readonly isOpen: boolean
  readonly close: () => void
  readonly navigation: readonly Destination[]
  readonly go: (to: string) => void
}

const MAKE: readonly (Destination & { readonly where: string })[] = [
  { to: '/documents/new', label: 'New invoice', where: '/documents' },
  { to: '/received/new', label: 'Record a received document', where: '/received' },
  { to: '/counterparties/new', label: 'New counterparty', where: '/counterparties' },
  { to: '/companies/new', label: 'Onboard a company', where: '/companies' },
]

/** Ctrl-K: every page by name, and a search for documents. */
export function Palette({ isOpen, close, navigation, go }: PaletteProps) {
  const [text, setText] = useState('')
  const { contains } = useFilter({ sensitivity: 'base' })
  const places = new Set(navigation.map(({ to }) => to))
  const find = { to: `/documents?search=${encodeURIComponent(text)}`, label: `Find documents with “${text}”` }
  const items = [
    ...navigation,
    ...MAKE.filter(({ where }) => places.has(where)),
    ...(text !== '' && places.has('/documents') ? [find] : []),
  ]
  return (
    <Floating title="Go to" isOpen={isOpen} close={close}>
      <Autocomplete inputValue={text} onInputChange={setText} filter={contains}>
        <SearchField aria-label="Go to" className="palette-search" autoFocus>
          <Input placeholder="A page, or a document’s number or party" />
        </SearchField>
        <Menu
          aria-label="Pages"
          className="palette-list"
          items={items}
          onAction={(key) => {
            setText('')
            go(String(key))
          }}
        >
          {({ to, label }: Destination) => (
            <MenuItem id={to} className="palette-item">
              {label}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Floating>
  )
}
