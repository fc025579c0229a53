import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

type SearchFormProps = {
  /** What it searches, where a page has several. */
  readonly label?: string
  readonly children: ReactNode
}

/** What a page shows, as a GET form: the address is the state. The key draws it anew when the address changes. */
export function SearchForm({ label, children }: SearchFormProps) {
  const [search] = useSearchParams()
  return (
    <Form method="get" role="search" aria-label={label} className="filters" key={search.toString()}>
      {children}
    </Form>
  )
}
