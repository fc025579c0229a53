import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, LinkButton } from './button.tsx'
import { Field } from './field.tsx'
import { SearchForm } from './search-form.tsx'

type FiltersProps = {
  /** What the search looks through, as its hint. */
  readonly searches: string
  /** Further filters; each takes its value from the address. */
  readonly children?: ReactNode
}

/** The filters of a list. */
export function Filters({ searches, children }: FiltersProps) {
  const [search] = useSearchParams()
  const isFiltered = [...search].some(([name, value]) => name !== 'cursor' && value !== '')
  return (
    <SearchForm>
      <Field
        label="Search"
        name="search"
        type="search"
        maxLength={100}
        placeholder={searches}
        defaultValue={search.get('search') ?? ''}
        data-search
      />
      {children}
      <Button tone="plain">Show</Button>
      {isFiltered ? <LinkButton to="?">Show all</LinkButton> : null}
    </SearchForm>
  )
}
