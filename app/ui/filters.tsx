import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, LinkButton } from './button.tsx'
import { Field } from './field.tsx'

type FiltersProps = {
  /** What the search looks through, as its hint. */
  readonly searches: string
  /** Further filters; each takes its value from the address. */
  readonly children?: ReactNode
}

/** The filters of a list as a GET form: the address is the state. The key draws it anew when the address changes. */
export function Filters({ searches, children }: FiltersProps) {
  const [search] = useSearchParams()
  const isFiltered = [...search].some(([name, value]) => name !== 'cursor' && value !== '')
  return (
    <Form method="get" role="search" className="filters" key={search.toString()}>
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
    </Form>
  )
}
