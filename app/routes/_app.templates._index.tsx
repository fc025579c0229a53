import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listTemplates } from '../../domain/templates/index.ts'
import { loaderFor } from '../route.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Instant } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable, TableHeads } from '../ui/table.tsx'
import { templateTitle } from '../ui/templates/names.ts'

export const meta: MetaFunction = () => [{ title: 'Templates · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({ papers: await listTemplates(deps, actor) }))

export default function Templates() {
  const { papers } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Templates"
        lead="How your papers look. The official words, numbers and codes are locked blocks; all around them is yours."
      />
      <DataTable label="Papers and their templates">
        <TableHeads columns={['Paper', 'Printed with', 'Draft']} />
        <tbody>
          {papers.map(({ name, published, draft }) => (
            <tr key={name}>
              <th scope="row">
                <Link to={`/templates/${name}`} prefetch="intent">
                  {templateTitle(name)}
                </Link>
              </th>
              <td>
                {published ? (
                  <>
                    your version {published.version}, since <Instant value={published.publishedAt ?? ''} />
                  </>
                ) : (
                  'ours'
                )}
              </td>
              <td>{draft ? <Badge meaning="needs-you">{`version ${draft.version}`}</Badge> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
