import { useSearchParams } from '@remix-run/react'
import { LinkButton } from './button.tsx'

type ExportKind = 'issued' | 'received' | 'counterparties' | 'certificates' | 'opening-stock'

/** The list as a file, under the filters that stand in the address. Files, not pages: the browser fetches them itself. */
export function ExportLinks({ kind }: { readonly kind: ExportKind }) {
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
