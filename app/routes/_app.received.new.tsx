import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { counterpartyChoices } from '../../domain/counterparties/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { tradeDocumentTypes } from '../../domain/kernel/goods.ts'
import { parseId, type ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import { leftOfReceived, receivedChoices, recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { typeNames } from '../ui/documents/words.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ReceivedForm } from '../ui/received/received-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Record a received document · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  authorize(actor, 'received-document:record')
  const search = new URL(request.url).searchParams
  const originalId = parseId<ReceivedDocumentId>(search.get('original') ?? undefined)
  const left = originalId ? await leftOfReceived(deps, actor, originalId) : null
  return {
    suppliers: await counterpartyChoices(deps, actor, 'supplier'),
    supplier: left?.counterpartyId ?? search.get('supplier') ?? '',
    documentType: tradeDocumentTypes.find((type) => type === search.get('type')) ?? 'invoice',
    original: left && {
      ...{ id: left.id, number: left.number, currency: left.currency },
      rows: left.lines.map(({ position, goodsClass, description, goodsName, left: rest }) => ({
        ...{ key: String(position), goodsClass, description, originalPosition: position, unit: left.unit },
        label: `Line ${position}, ${goodsName}: ${rest} left`,
      })),
    },
    ...(await receivedChoices(deps, actor)),
  }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const given = { input: formPayload(form), file: await uploadOf(form, 'file') }
  return redirect(`/received/${await recordReceivedDocument(deps, actor, given)}`)
})

export default function RecordDocument() {
  const { suppliers, ...choices } = useLoaderData<typeof loader>()
  const { original, documentType } = choices
  return (
    <>
      <PageHeader
        title={original ? `${typeNames[documentType]} for ${original.number}` : 'Record a received document'}
        lead="What came from a supplier, with the statement that stands on it."
      />
      {suppliers.length === 0 ? (
        <Empty what="You have no suppliers yet. A received document needs one.">
          <LinkButton to="/counterparties/new">Add a supplier</LinkButton>
        </Empty>
      ) : (
        <ReceivedForm suppliers={suppliers} {...choices} />
      )}
    </>
  )
}
