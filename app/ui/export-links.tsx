import { useSearchParams } from '@remix-run/react'
import { LinkButton } from './button.tsx'

/** The list as a file, under the filters that stand in the address. Files, not pages: the browser fetches them itself. */
export function ExportLinks({ kind }: { readonly kind: 'issued' | 'received' | 'counterparties' | 'certificates' }) {
  const [search] = useSearchParams()
  const address = (format: string) => {
    const query = new URLSearchParams(search)
    query.delete('cursor')
    query.set('format', format)
    return `/exports/${kind}?${query}`
  }
  return (
    <p className="actions">
      <LinkButton to={address('csv')} reloadDocument>
        Export as CSV
      </LinkButton>
      <LinkButton to={address('xlsx')} reloadDocument>
        Export as XLSX
      </LinkButton>
    </p>
  )
}
