import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

/** What a page shows, as a GET form: the address is the state. The key draws it anew when the address changes. */
export function SearchForm({ children }: { readonly children: ReactNode }) {
  const [search] = useSearchParams()
  return (
    <Form method="get" role="search" className="filters" key={search.toString()}>
      {children}
    </Form>
  )
}
