import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReceivedWarrantyId } from '../../domain/kernel/ids.ts'
import { readReceivedFile, readReceivedWarranty } from '../../domain/received-warranties/index.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ReceivedFacts } from '../ui/received/received-facts.tsx'
import { ReceivedFile } from '../ui/received/received-file.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.warranty.number ?? 'Received warranty'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<ReceivedWarrantyId>(params, 'received warranty')
  const warranty = await readReceivedWarranty(deps, actor, id)
  return { warranty, file: warranty.fileSha256 ? await readReceivedFile(deps, actor, id) : null }
})

export default function ReceivedWarranty() {
  const { warranty, file } = useLoaderData<typeof loader>()
  const address = `/received/${warranty.id}/file`
  return (
    <>
      <PageHeader title={warranty.number} lead={`Received from ${warranty.supplierName}`}>
        {file ? (
          <LinkButton to={`${address}?download`} reloadDocument>
            Download the file
          </LinkButton>
        ) : null}
      </PageHeader>
      <div className="facts-and-file">
        <ReceivedFacts warranty={warranty} />
        <ReceivedFile file={file} address={address} />
      </div>
    </>
  )
}
