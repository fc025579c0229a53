import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { type PaperKind, paperKinds } from '../../domain/documents/rules.ts'
import { exceptionsOf } from '../../domain/exceptions/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { countryName } from '../../domain/kernel/country.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { TradeDocumentId } from '../../domain/kernel/ids.ts'
import { recordKept } from '../../domain/retention/record.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import {
  bareLines,
  printAgain,
  readTradeDocument,
  supplyOffers,
  supplyStatement,
  voidTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { revokeVerification } from '../../domain/verification/index.ts'
import { unlessGone } from '../gone.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Facts, Statements } from '../ui/documents/issued/facts.tsx'
import { Chain, History } from '../ui/documents/issued/history.tsx'
import { RevokePanel, VoidPanel } from '../ui/documents/issued/panels.tsx'
import { PaperFrame } from '../ui/documents/issued/paper-frame.tsx'
import { StatusLine } from '../ui/documents/issued/status-line.tsx'
import { SupplyPanel } from '../ui/documents/issued/supply-panel.tsx'
import { LinesTable } from '../ui/documents/lines-table.tsx'
import { SupportWarning } from '../ui/documents/support-warning.tsx'
import { typeNames } from '../ui/documents/words.ts'
import { ExceptionsOfDocument } from '../ui/exceptions/of-document.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { KeptUntil } from '../ui/retention/kept-until.tsx'

const LINES_SHOWN = 200

type Follower = { readonly type: TradeDocumentType; readonly label: string }
const FOLLOWERS: Readonly<Record<TradeDocumentType, readonly Follower[]>> = {
  invoice: [
    { type: 'credit-note', label: 'Credit note' },
    { type: 'debit-note', label: 'Debit note' },
  ],
  memo: [
    { type: 'memo-return', label: 'Memo return' },
    { type: 'invoice', label: 'Sale from memo' },
  ],
  'memo-return': [],
  'credit-note': [],
  'debit-note': [{ type: 'credit-note', label: 'Credit note' }],
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.number ?? 'Document'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params, context }) => {
  const id = pathId<TradeDocumentId>(params, 'document')
  await unlessGone(deps, actor, 'issued', id)
  const document = await readTradeDocument(deps, actor, id)
  const { company } = await readProfile(deps, actor)
  const library = await companyLibrary(deps, actor)
  const goods = new Map(library.schemes.flatMap((scheme) => scheme.goods.map((each) => [each.key, each] as const)))
  const registrationNames = Object.fromEntries(library.schemes.map(({ key, registration }) => [key, registration.name]))
  const wording = (key: string, version: number) =>
    library.statements.find((each) => each.key === key && each.version === version)
  const named = document.warranties.map((each) => ({
    ...each,
    name: wording(each.statementKey, each.statementVersion)?.name ?? each.edition,
    source: wording(each.statementKey, each.statementVersion)?.source.of ?? '',
    registration:
      each.registrationNumber && `${registrationNames[each.scheme] ?? 'registration'} ${each.registrationNumber}`,
  }))
  // Only then is it worth asking what could be supplied.
  const isOpenToSupply = document.status === 'issued' && bareLines(document).length > 0
  return {
    ...document,
    lines: document.lines
      .slice(0, LINES_SHOWN)
      .map((line) => ({ ...line, goods: goods.get(line.goodsClass)?.name ?? line.goodsClass })),
    lineCount: document.lines.length,
    quantity: goods.get(document.lines[0]?.goodsClass ?? '')?.quantityName ?? 'Quantity',
    registrationNames,
    warranties: named,
    documents: withLastAsked(document)
      .toSorted(paperFirst)
      .map((page) => ({
        ...page,
        name: nameOf(page, named.find(({ id }) => id === page.warrantyId)?.name),
      })),
    header: withCountries(document.header),
    exceptions: can(actor, 'exception:read')
      ? await exceptionsOf(deps, actor, { scopeKind: 'issued', scopeId: document.id })
      : [],
    zone: company.time_zone,
    kept: await recordKept(deps, actor, 'issued', id),
    offers: isOpenToSupply && can(actor, 'trade-document:issue') ? await supplyOffers(deps, actor, document.id) : [],
    verificationUrl: `${context.publicUrl}/v/${document.verificationSecret}`,
    may: {
      void: document.status === 'issued' && can(actor, 'trade-document:void'),
      /** What can come of it. */
      follow:
        document.status === 'issued' && can(actor, 'trade-document:draft') ? FOLLOWERS[document.documentType] : [],
      revoke: !document.verificationRevokedAt && can(actor, 'verification:revoke'),
      print: can(actor, 'trade-document:issue'),
    },
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<TradeDocumentId>(params, 'document')
  switch (String(form.get('form'))) {
    case 'void':
      await voidTradeDocument(deps, actor, { id, reason: form.get('reason') })
      break
    case 'revoke':
      await revokeVerification(deps, actor, id)
      break
    case 'supply':
      await supplyStatement(deps, actor, { id, key: form.get('statement') })
      break
    case 'print-again':
      await printAgain(deps, actor, id)
      break
    default:
      throw notFound('form')
  }
  return redirect(`/documents/${id}`)
})

export default function IssuedDocument() {
  const document = useLoaderData<typeof loader>()
  const { id, number, documents, lineCount, currency, zone, may, offers } = document
  const panel = useSearchParams()[0].get('panel')
  useLive(
    'document',
    id,
    documents.some((each) => each.status === 'queued'),
  )
  const name = `${typeNames[document.documentType]} ${number}`
  return (
    <>
      <PageHeader title={name}>
        {may.follow.map(({ type, label }) => (
          <LinkButton key={type} to={`/documents/new?type=${type}&original=${id}`}>
            {label}
          </LinkButton>
        ))}
        {offers.length > 0 ? <LinkButton to="?panel=supply">Supplementary letter</LinkButton> : null}
        {may.revoke ? <LinkButton to="?panel=revoke">Close verification</LinkButton> : null}
        {may.void ? (
          <LinkButton to="?panel=void" tone="danger">
            Void
          </LinkButton>
        ) : null}
      </PageHeader>
      <DocumentStatus document={document} />
      {panel === 'void' && may.void ? <VoidPanel number={number} /> : null}
      {panel === 'revoke' && may.revoke ? <RevokePanel number={number} /> : null}
      {panel === 'supply' && offers.length > 0 ? (
        <SupplyPanel number={number} lineCount={lineCount} offers={offers} />
      ) : null}
      <ExceptionsOfDocument exceptions={document.exceptions} />
      <SupportWarning short={document.header.short} isForbidden={false} isIssued />
      <div className="beside-paper">
        <div>
          {document.voidReason ? (
            <div className="notice" data-meaning="wrong">
              <p>
                <strong>Voided by {document.voidedByName}.</strong> {document.voidReason}
              </p>
            </div>
          ) : null}
          <Facts
            header={document.header}
            registrationNames={document.registrationNames}
            placeOfImport={document.placeOfImport}
            issued={{ at: document.issuedAt, by: document.issuedByName }}
            zone={zone}
          />
          <h2>Statements</h2>
          <Statements warranties={document.warranties} lineCount={lineCount} />
          <h2>Lines</h2>
          <LinesTable
            lines={document.lines}
            currency={currency}
            quantity={{ name: document.quantity, unit: document.unit }}
            lineCount={lineCount}
            totals={{ pieces: document.totalPieces, carats: document.totalCarats, minor: document.totalMinor }}
          />
        </div>
        <aside aria-label="Paper">
          <PaperFrame
            id={id}
            title={name}
            pdf={documents.find((each) => each.kind === 'trade-document')}
            mayPrint={may.print}
          />
        </aside>
      </div>
      <div className="below">
        <h2>Chain</h2>
        <Chain chain={document.chain} />
        <h2>History</h2>
        <History events={document.events} zone={zone} />
        <KeptUntil kept={document.kept} />
      </div>
    </>
  )
}

function DocumentStatus({ document }: { readonly document: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { id, status, counterpartyName, documentDate, totalCarats, totalMinor, currency, documents } = document
  return (
    <StatusLine
      id={id}
      status={status}
      party={counterpartyName}
      date={documentDate}
      carats={totalCarats}
      unit={document.unit}
      amount={{ minor: totalMinor, currency }}
      pdfs={documents}
      verification={{ url: document.verificationUrl, revoked: document.verificationRevokedAt !== null }}
    />
  )
}

function paperFirst(a: { readonly kind: PaperKind }, b: { readonly kind: PaperKind }): number {
  return paperKinds.indexOf(a.kind) - paperKinds.indexOf(b.kind)
}

function nameOf({ kind }: { readonly kind: string }, declared: string | undefined): string {
  if (kind === 'declaration') return declared ?? 'Declaration'
  if (kind === 'supplementary-letter') return 'Supplementary letter'
  return kind === 'trade-document' ? 'PDF' : 'Warranty PDF'
}

/** A PDF that was asked for again has waited only since then. */
function withLastAsked({
  documents,
  events,
}: Pick<Awaited<ReturnType<typeof readTradeDocument>>, 'documents' | 'events'>) {
  const again = events.findLast(({ verb }) => verb === 'printed-again')?.happenedAt
  return documents.map((pdf) =>
    again && (pdf.renderedAt === null || pdf.renderedAt > again) ? { ...pdf, requestedAt: again } : pdf,
  )
}

type Header = Awaited<ReturnType<typeof readTradeDocument>>['header']

function withCountries({ seller, buyer, ...header }: Header): Header {
  const named = <P extends { readonly country: string }>(party: P): P => ({
    ...party,
    country: countryName(party.country),
  })
  return { ...header, seller: named(seller), buyer: named(buyer) }
}
