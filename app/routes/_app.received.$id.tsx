import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { exceptionsOf } from '../../domain/exceptions/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  readReceivedDocument,
  readReceivedFile,
  receivedChoices,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { recordKept } from '../../domain/retention/record.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { unlessGone } from '../gone.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Chain } from '../ui/documents/issued/history.tsx'
import { typeNames } from '../ui/documents/words.ts'
import { ExceptionsOfDocument } from '../ui/exceptions/of-document.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { StatementPanel, WithdrawPanel } from '../ui/received/panels.tsx'
import { ReceivedFacts } from '../ui/received/received-facts.tsx'
import { ReceivedFile } from '../ui/received/received-file.tsx'
import { ReceivedLines } from '../ui/received/received-lines.tsx'
import { KeptUntil } from '../ui/retention/kept-until.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.document.number ?? 'Received document'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<ReceivedDocumentId>(params, 'received document')
  await unlessGone(deps, actor, 'received', id)
  const document = await readReceivedDocument(deps, actor, id)
  const stands = document.status === 'recorded'
  const { editions } = await receivedChoices(deps, actor)
  return {
    document,
    editions,
    exceptions: can(actor, 'exception:read')
      ? await exceptionsOf(deps, actor, { scopeKind: 'received', scopeId: id })
      : [],
    kept: await recordKept(deps, actor, 'received', id),
    file: document.fileSha256 ? await readReceivedFile(deps, actor, id) : null,
    may: {
      record: stands && can(actor, 'received-document:record'),
      withdraw: stands && can(actor, 'received-document:withdraw'),
      return: stands && document.documentType === 'memo' && can(actor, 'trade-document:draft'),
    },
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<ReceivedDocumentId>(params, 'received document')
  switch (String(form.get('form'))) {
    case 'statement':
      await addReceivedStatement(deps, actor, id, { input: formPayload(form), file: await uploadOf(form, 'file') })
      break
    case 'withdraw':
      await withdrawReceivedDocument(deps, actor, { id, reason: form.get('reason') })
      break
    default:
      throw notFound('form')
  }
  return redirect(`/received/${id}`)
})

export default function ReceivedDocument() {
  const { document, file, kept, may, editions, exceptions } = useLoaderData<typeof loader>()
  const panel = useSearchParams()[0].get('panel')
  const address = `/received/${document.id}/file`
  const type = document.documentType
  return (
    <>
      <PageHeader title={`${typeNames[type]} ${document.number}`} lead={`Received from ${document.supplierName}`}>
        {file ? (
          <LinkButton to={`${address}?download`} reloadDocument>
            Download the file
          </LinkButton>
        ) : null}
        {may.return ? (
          <LinkButton to={`/documents/new?type=memo-return&originalReceived=${document.id}`}>Return goods</LinkButton>
        ) : null}
        {may.record && type === 'memo' ? (
          <LinkButton to={`/received/new?type=invoice&original=${document.id}`}>Bought from memo</LinkButton>
        ) : null}
        {may.record && type === 'invoice' ? (
          <LinkButton to={`/received/new?type=credit-note&original=${document.id}`}>Record its credit note</LinkButton>
        ) : null}
        {may.record ? <LinkButton to="?panel=statement">Add a statement</LinkButton> : null}
        {may.withdraw ? (
          <LinkButton to="?panel=withdraw" tone="danger">
            Withdraw
          </LinkButton>
        ) : null}
      </PageHeader>
      {document.withdrawReason ? (
        <div className="notice" data-meaning="wrong">
          <p>
            <strong>Withdrawn by {document.withdrawnByName}.</strong> {document.withdrawReason}
          </p>
        </div>
      ) : null}
      {panel === 'withdraw' && may.withdraw ? <WithdrawPanel number={document.number} /> : null}
      {panel === 'statement' && may.record ? <StatementPanel number={document.number} editions={editions} /> : null}
      <ExceptionsOfDocument exceptions={exceptions} />
      <div className="facts-and-file">
        <ReceivedFacts document={document} />
        <ReceivedFile file={file} address={address} />
      </div>
      <div className="below">
        <h2>Lines</h2>
        <ReceivedLines lines={document.lines} currency={document.currency} />
        <h2>Chain</h2>
        <Chain chain={document.chain} />
        <KeptUntil kept={kept} />
      </div>
    </>
  )
}
