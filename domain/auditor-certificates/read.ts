import { inTenant } from '../../db/tenant.ts'
import { selectPacks } from '../audit-packs/queries.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can, type TenantActor } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { LetterId } from '../kernel/ids.ts'
import { languageOr } from '../kernel/languages.ts'
import { letterContentSchema } from '../letters/content.ts'
import { selectWriter } from '../letters/queries.ts'
import { requireContent } from '../retention/gone.ts'
import { companyChooser } from '../schemes/index.ts'
import { engagementOf } from '../workbench/populations.ts'
import { examinedIn, raisedIn } from './examined.ts'
import { type CertificateRow, type Of, selectCertificate, selectCertificates } from './queries.ts'
import { unfinished } from './rules.ts'

type ReadDeps = Pick<Deps, 'db'>

/** Certificates, the newest first; an auditor sees those of his own engagement. */
export async function listCertificates(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'auditor-certificate:read')
  const rows = await inTenant(deps.db, actor.tenantId, (tx) => selectCertificates(tx, seenBy(actor)))
  return rows.map((row) => {
    const said = saidIn(row)
    const { from = null, to = null, scheme = null, conclusion = null } = said ?? {}
    return { ...facts(row), from, to, scheme, conclusion }
  })
}

/** One certificate with all that it says, and what can be done about it now. */
export async function readCertificate(deps: ReadDeps, actor: Actor, id: LetterId) {
  authorizeInCompany(actor, 'auditor-certificate:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'letter', id)
    const row = await selectCertificate(tx, id, seenBy(actor))
    const said = row && saidIn(row)
    if (!said) throw notFound('auditor’s certificate')
    const mayWrite = can(actor, 'auditor-certificate:write')
    return {
      ...facts(row),
      said,
      timeZone: (await selectCalendar(tx)).time_zone,
      mayWithdraw: mayWrite && row.withdrawnAt === null,
      mayPrintAgain: mayWrite && row.status === 'failed',
    }
  })
}

/** The signed PDF of a certificate; not found while it is not printed. */
export async function readCertificateFile(deps: ReadDeps, actor: Actor, id: LetterId) {
  authorizeInCompany(actor, 'auditor-certificate:read')
  const row = await inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'letter', id)
    return selectCertificate(tx, id, seenBy(actor))
  })
  if (!row?.sha256) throw notFound('auditor’s certificate')
  return { sha256: row.sha256, bytes: Number(row.bytes), name: `${row.number}.pdf`, mediaType: 'application/pdf' }
}

/** What a new certificate would say now: its samples, findings and packs, and what keeps it from being written. */
export async function certificateStart(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'auditor-certificate:write')
  const engagement = engagementOf(actor)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { samples, open } = await examinedIn(tx, engagement.id)
    const packs = await selectPacks(tx, engagement)
    const { schemes } = (await companyChooser(deps, tx)).library
    return {
      ...{ from: engagement.from, to: engagement.to, samples, unfinished: unfinished(open) },
      findings: await raisedIn(tx, engagement.id),
      packs: packs.filter(({ status }) => status === 'ready').map(({ id, label }) => ({ id, label })),
      schemes: schemes.map(({ key, name }) => ({ key, name })),
      language: languageOr((await selectWriter(tx)).language),
    }
  })
}

function facts(row: CertificateRow) {
  const { content: _, sha256: __, bytes: ___, ...shown } = row
  return shown
}

/** What it says; null when its content was lawfully deleted. */
function saidIn({ content }: CertificateRow) {
  if (content === null || Object.keys(content as object).length === 0) return null
  const said = letterContentSchema.parse(content)
  return said.kind === 'auditor-certificate' ? said : null
}

function seenBy(actor: TenantActor): Of {
  return actor.role === 'auditor' ? engagementOf(actor).id : null
}
