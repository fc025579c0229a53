import { matchPath } from '@remix-run/react'
import type { Sql } from 'postgres'
import { builtSite } from './built-pages.ts'
import { asSuperuser } from './demo-database.ts'

/** A page as Remix's manifest has it: its whole path, and whether an address is one of it. */
export type SitePage = {
  readonly path: string
  readonly hasLoader: boolean
  readonly hasAction: boolean
  readonly hasPage: boolean
  readonly matches: (address: string) => boolean
}

/** Every route of the built site, from its manifest: a route added tomorrow is in here. */
export async function routesOfSite(): Promise<readonly SitePage[]> {
  const { routes } = await builtSite()
  const whole = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? [whole(route.parentId), route.path ?? ''].filter(Boolean).join('/') : ''
  }
  return Object.values(routes).flatMap((route) => {
    if (route.path === undefined && !route.index) return []
    const path = `/${whole(route.id)}`
    const { loader, action, default: page } = route.module
    const matches = (address: string) => matchPath(path, address.split('?')[0] ?? '') !== null
    return [{ path, hasLoader: Boolean(loader), hasAction: Boolean(action), hasPage: Boolean(page), matches }]
  })
}

/** The routes that draw a page. */
export async function pagesOfSite(): Promise<readonly SitePage[]> {
  return (await routesOfSite()).filter(({ hasPage }) => hasPage)
}

/** The addresses that somebody of the demo looks at, with rows of his own in them. */
export async function addressesFor(who: string): Promise<readonly string[]> {
  const ids = await rowsOfDemo()
  if (who === 'nobody')
    return [
      '/login',
      '/login/second-factor',
      '/lint',
      '/v',
      '/v/offline',
      '/v/members',
      `/v/${'x'.repeat(43)}`,
      '/mailbox',
      '/no-company',
      `/invitations/${'x'.repeat(43)}`,
      `/send/${'x'.repeat(43)}`,
    ]
  if (who.startsWith('admin'))
    return [
      ...['/', '/companies', '/companies/new', `/companies/${ids.company}`, '/companies/import', '/mailbox', '/work'],
      ...['/oversight', '/sanctions', `/sanctions/new?company=${ids.company}`, `/sanctions/${ids.sanction}`],
      ...['/wordings', '/wordings/sow/sow-2021', '/publications', '/publications/new?scheme=sow&statement=sow-2021'],
      ...['/publications/new-pack', `/publications/${ids.publication}`, `/publications/${ids.publication}/edit`],
    ]
  // The company that is not in order: the others have no exception to look at.
  if (who.includes('hudson'))
    return [
      '/',
      '/association-notices',
      `/association-notices/${ids.sanction}`,
      '/exceptions',
      `/exceptions/${ids.exception}`,
      '/coverage',
      '/coverage/chase',
      '/ledger',
    ]
  const seen = [
    '/',
    '/documents',
    `/documents/${ids.document}`,
    '/received',
    `/received/${ids.received}`,
    '/coverage',
    '/coverage/chase',
    '/coverage?by=documents',
    '/certificates',
    `/certificates/${ids.certificate}`,
    `/certificates/${ids.certificate}/letter`,
    '/ledger',
    '/ledger/entries',
    '/ledger/stock',
    '/ledger/reconciliation',
    '/ledger/declaration',
    '/exceptions',
    '/counterparties',
    `/counterparties/${ids.counterparty}`,
    '/packs',
    `/packs/${ids.pack}`,
    '/findings',
    `/findings/${ids.finding}`,
    '/auditor-certificates',
    `/auditor-certificates/${ids.certified}`,
    '/log',
    '/retention',
    '/retention/holds',
    '/retention/deletions',
    `/retention/deletions/${ids.deletion}`,
    '/statements',
    '/statements/sow-2021',
    '/company',
    '/company/governance',
  ]
  const desk = [
    '/desk',
    `/desk/populations/${ids.population}`,
    `/desk/populations/${ids.population}?method=monetary`,
    `/desk/samples/${ids.sample}`,
    `/desk/samples/${ids.sample}/${ids.item}`,
  ]
  if (who.startsWith('auditor'))
    return [
      ...seen,
      ...desk,
      '/auditor-certificates/new',
      `/auditor-certificates/${ids.certified}?withdraw`,
      '/findings/new',
      `/findings/new?subject_kind=trade-document&subject_id=${ids.document}`,
    ]
  return [
    ...seen,
    ...[
      // Of long before the auditor's period.
      `/deleted/issued/${ids.deleted}`,
      '/documents?status=draft',
      '/documents/bulk',
      '/documents/bulk/new',
      '/documents/new',
      '/documents/new?type=memo',
      `/documents/new?type=credit-note&original=${ids.document}`,
    ],
    ...[
      `/documents/drafts/${ids.draft}`,
      '/received/new',
      '/inbox',
      '/inbox/ways-in',
      ...(ids.paper ? [`/inbox/${ids.paper}`] : []),
      '/certificates/new',
      `/certificates/${ids.certificate}?withdraw`,
      `/received/new?type=credit-note&original=${ids.received}`,
      `/received/${ids.received}?panel=statement`,
      '/ledger/stock?panel=opening',
      '/ledger/stock?panel=adjustment',
      '/ledger/stock?panel=processing',
      '/counterparties/new',
      '/retention?lengthen=sow/anything',
      '/retention/holds?new',
      '/imports',
      `/imports/${ids.import}`,
      '/templates',
      '/templates/branding',
      '/templates/invoice',
      '/association-notices',
      '/company/trade',
      '/retention/persons',
      '/account/second-factor',
      '/company/members',
      '/company/auditors',
      `/company/auditors/${ids.engagement}`,
      '/company/tokens',
    ],
  ]
}

/** One row of each kind of the first demo company, read by the superuser of the embedded database. */
async function rowsOfDemo() {
  return asSuperuser(async (sql) => {
    await deleteOne(sql)
    const [row] = await sql<
      Record<
        | 'company'
        | 'document'
        | 'paper'
        | 'draft'
        | 'received'
        | 'certificate'
        | 'counterparty'
        | 'pack'
        | 'import'
        | 'publication'
        | 'exception'
        | 'finding'
        | 'certified'
        | 'engagement'
        | 'sanction'
        | 'population'
        | 'sample'
        | 'item'
        | 'deletion'
        | 'deleted',
        string
      >[]
    >`
      select c.tenant_id as company,
        (select id from trade_document where tenant_id = c.tenant_id and status = 'issued' and document_type = 'invoice' order by id limit 1) as document,
        (select id from trade_document_draft where tenant_id = c.tenant_id limit 1) as draft,
        (select id from received_document where tenant_id = c.tenant_id order by id limit 1) as received,
        (select id from inbox_item where tenant_id = c.tenant_id order by received_at limit 1) as paper,
        (select id from kp_certificate where tenant_id = c.tenant_id and direction = 'received' order by id limit 1) as certificate,
        (select id from counterparty where tenant_id = c.tenant_id order by id limit 1) as counterparty,
        (select id from import where tenant_id = c.tenant_id limit 1) as import,
        (select id from audit_pack where tenant_id = c.tenant_id limit 1) as pack,
        (select id from audit_finding where tenant_id = c.tenant_id and state = 'answered' limit 1) as finding,
        (select id from letter where tenant_id = c.tenant_id and kind = 'auditor-certificate' limit 1) as certified,
        (select id from engagement where tenant_id = c.tenant_id limit 1) as engagement,
        (select id from sanction order by noticed_at limit 1) as sanction,
        (select population_id from audit_sample where tenant_id = c.tenant_id order by drawn_at limit 1) as population,
        (select id from audit_sample where tenant_id = c.tenant_id order by drawn_at limit 1) as sample,
        (select max(position)::text from audit_sample_item where sample_id = (select id from audit_sample where tenant_id = c.tenant_id order by drawn_at limit 1)) as item,
        (select id from deletion where tenant_id = c.tenant_id limit 1) as deletion,
        (select record_id from deletion_item where tenant_id = c.tenant_id limit 1) as deleted,
        (select id from publication where status = 'draft' order by drafted_at limit 1) as publication,
        (select id from exception where state = 'open' and tenant_id = (select tenant_id from company where legal_name like 'Hudson%') order by id limit 1) as exception
      from company c where legal_name = 'Scheldt Diamonds NV'`
    if (!row) throw new Error('the demo has no Scheldt Diamonds NV')
    return row
  })
}

/** A record of long ago that was deleted: the demo’s year is too young to have one. */
async function deleteOne(sql: Sql): Promise<void> {
  const [deletion, record] = ['0193a000-0000-7000-8000-000000000001', '0193a000-0000-7000-8000-000000000002']
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into deletion (tenant_id, id, status, items, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, finished_at)
      select tenant_id, ${deletion}, 'done', 1, ${record}, 'Ada', now(), ${deletion}, 'Ben', now(), now() from company where legal_name = 'Scheldt Diamonds NV' on conflict do nothing`
    await tx`insert into deletion_item (tenant_id, deletion_id, kind, record_id, number, day, kept_until, rule, state, content_sha256, emptied_at)
      select tenant_id, ${deletion}, 'issued', ${record}, 'INV-0', '2010-05-02', '2020-12-31', 'A rule', 'done', ${'a'.repeat(64)}, now()
      from company where legal_name = 'Scheldt Diamonds NV' on conflict do nothing`
  })
}
