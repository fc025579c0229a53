import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { waiveException, workOnException } from '../../domain/exceptions/index.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { ExceptionId } from '../../domain/kernel/ids.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { arrangeCompany, arrangedServices } from '../support/packs.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()

it('a pack shows what is open, what was waived and why, and what is done about it', async () => {
  const services = arrangedServices('2026-03-05T09:00:00Z')
  const deps = {
    ...ground.t,
    ...services,
    files: folderFiles(ground.folder),
    printer: ground.printer,
    log: { warn() {} },
  }
  const owner = await arrangeCompany(ground.t.admin)
  const found = async (subject: string, on: string) => {
    const [row] = await ground.t.admin<{ id: ExceptionId }[]>`
      insert into exception (tenant_id, id, rule, scope_kind, scope_id, about, subject, subject_day, severity, sentence, mend, figures, owner_role, due_on, opened_at)
      values (${owner.tenantId}, gen_random_uuid(), 'E22', 'received', ${subject}, 'entry', ${subject}, ${on}, 'warn', 'It is late.', 'Say why.', '{}', 'dealer', '2026-04-01', '2026-03-01')
      returning id`
    if (!row) throw new Error('an insert that returns gives a row')
    return row.id
  }
  const [open, waived] = [await found('R-1', '2026-02-03'), await found('R-2', '2026-02-04')]
  await found('R-3', '2026-03-01')
  await workOnException(deps, owner, open, { ownerId: null, dueOn: '2026-04-02', correctiveAction: '=cmd: we ask' })
  await waiveException(deps, owner, waived, { reason: 'The post was on strike' })
  const id = await requestPack(deps, owner, { kind: 'month', containing: day('2026-02-10') })
  await buildAuditPack(deps, { tenantId: owner.tenantId, packId: id }, { jobId: 'pack', lastAttempt: true })
  const { sha256 } = await readPack(deps, owner, id)
  const bag = await unzip(join(ground.folder, owner.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
  const rowsOf = (name: string) => {
    const path = [...bag.keys()].find((each) => each.endsWith(`/data/03_exceptions/${name}.csv`)) ?? ''
    return (bag.get(path) ?? '').trim().split('\r\n').slice(1)
  }
  expect(rowsOf('exceptions')).toEqual([
    expect.stringMatching(/,E22,Entered late,warn,received,R-1,R-1,2026-02-03,.*,open,/),
    expect.stringMatching(/,R-2,2026-02-04,.*,waived,.*,The post was on strike,/),
  ])
  expect(rowsOf('corrective_actions')).toEqual([expect.stringContaining("'=cmd: we ask")])
})
