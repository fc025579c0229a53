import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { type AdjustmentId, parseId } from '../../domain/kernel/ids.ts'
import {
  decideAdjustment,
  declareOpening,
  listAdjustments,
  listLots,
  listOpenings,
  listProcessings,
  proposeAdjustment,
  recordProcessing,
} from '../../domain/ledger/index.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { LedgerTabs } from '../ui/ledger/ledger-tabs.tsx'
import { ProcessingPanel } from '../ui/ledger/processing-panel.tsx'
import { ProcessingsTable } from '../ui/ledger/processings-table.tsx'
import { AdjustmentPanel, OpeningPanel } from '../ui/ledger/stock-panels.tsx'
import { AdjustmentsTable, LotsTable, OpeningsTable } from '../ui/ledger/stock-tables.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Stock and manufacture · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const { schemes } = await companyLibrary(deps, actor)
  return {
    openings: await listOpenings(deps, actor),
    adjustments: await listAdjustments(deps, actor),
    processings: await listProcessings(deps, actor),
    lots: await listLots(deps, actor),
    goods: schemes.flatMap((scheme) =>
      scheme.goods.map(({ key, name, unit }) => ({ value: key, label: `${name}, ${unit}` })),
    ),
    may: { write: can(actor, 'ledger:write'), decide: can(actor, 'ledger:approve') },
  }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const input = formPayload(form)
  switch (String(form.get('form'))) {
    case 'opening':
      await declareOpening(deps, actor, { input, file: await uploadOf(form, 'file') })
      break
    case 'adjustment':
      await proposeAdjustment(deps, actor, { input, file: await uploadOf(form, 'file') })
      break
    case 'decision': {
      const id = parseId<AdjustmentId>(String(form.get('id')))
      if (!id) throw notFound('adjustment')
      await decideAdjustment(deps, actor, id, input)
      break
    }
    case 'processing':
      await recordProcessing(deps, actor, input)
      break
    default:
      throw notFound('form')
  }
  return redirect('/ledger/stock')
})

export default function Stock() {
  const { openings, adjustments, processings, lots, goods, may } = useLoaderData<typeof loader>()
  const panel = useSearchParams()[0].get('panel')
  return (
    <>
      <PageHeader title="Stock and manufacture" lead="What moves the stock without a document of the trade.">
        {may.write ? (
          <>
            <LinkButton to="?panel=processing" tone="primary" data-new>
              Manufacture, mix or sort
            </LinkButton>
            <LinkButton to="?panel=opening">Opening stock</LinkButton>
            <LinkButton to="?panel=adjustment">Adjustment</LinkButton>
          </>
        ) : null}
      </PageHeader>
      <LedgerTabs />
      {panel === 'opening' && may.write ? <OpeningPanel goods={goods} /> : null}
      {panel === 'adjustment' && may.write ? <AdjustmentPanel goods={goods} /> : null}
      {panel === 'processing' && may.write ? <ProcessingPanel goods={goods} /> : null}
      <h2>Manufacture, mixing and sorting</h2>
      <ProcessingsTable rows={processings} />
      <h2>Adjustments</h2>
      <AdjustmentsTable rows={adjustments} mayDecide={may.decide} />
      <h2>Opening stock</h2>
      <OpeningsTable rows={openings} />
      {openings.length > 0 ? <ExportLinks kind="opening-stock" /> : null}
      <h2>Lots</h2>
      <LotsTable rows={lots} />
    </>
  )
}
