import { join } from 'node:path'
import { pino } from 'pino'
import postgres, { type Sql } from 'postgres'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { inTenant } from '../../db/tenant.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { insertEvents } from '../../domain/events/queries.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { type Files, folderFiles } from '../../platform/files.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { openPrinter } from '../../worker/pdf/printer.ts'
import { testWitness } from '../support/builders.ts'

export type Place = {
  readonly urls: { readonly adminUrl: string; readonly appUrl: string; readonly systemUrl: string }
  readonly folder: string
  readonly filesFolder: string
}

export type Builder = {
  readonly admin: Sql
  readonly files: Files
  /** Enters every stored PDF of a company in its log, as if it had been printed. */
  readonly log: (owner: CompanyActor) => Promise<void>
  /** Asks for a company's pack, builds it as the worker does, and forgets it again; tells where its file is. */
  readonly build: (owner: CompanyActor) => Promise<string>
  readonly close: () => Promise<void>
}

/** All that the worker has when it builds a pack. */
export async function openBuilder({ urls, folder, filesFolder }: Place): Promise<Builder> {
  const log = pino({ level: 'silent' })
  const files = folderFiles(filesFolder)
  const printer = await openPrinter({ dataFolder: folder, tabs: 1, allowNoSandbox: true, log })
  const app = openDatabase(urls.appUrl, { name: 'bench', max: 4 })
  const system = openSystemDatabase(urls.systemUrl, { name: 'bench', max: 2 })
  const admin = postgres(urls.adminUrl, { max: 1, onnotice: () => {} })
  const deps = {
    db: app.db,
    system: system.db,
    library: keepLibrary(system.db),
    clock: systemClock,
    ring: async () => {},
    files,
    printer,
    log,
    signing: openSigning(Buffer.alloc(32, 7)),
    witness: testWitness(),
  }
  return {
    admin,
    files,
    async log({ tenantId }) {
      const actor = { role: 'system', tenantId, name: 'Printing', userId: null } as const
      const pages = await admin<{ id: string; sha256: string }[]>`
        select id, sha256 from document where tenant_id = ${tenantId} and sha256 is not null order by id`
      for (let at = 0; at < pages.length; at += 1_000)
        await inTenant(app.db, tenantId, (tx) =>
          insertEvents(
            tx,
            actor,
            systemClock.now(),
            pages.slice(at, at + 1_000).map(({ id, sha256 }) => ({
              ...{ verb: 'printed', objectKind: 'document', objectId: id, hashes: { pdf: sha256 } },
            })),
          ),
        )
    },
    async build(owner) {
      const id = await requestPack(deps, owner, { kind: 'month', containing: day('2026-09-10') })
      await buildAuditPack(deps, { tenantId: owner.tenantId, packId: id }, { jobId: 'bench', lastAttempt: true })
      const [row] = await admin<{ status: string; failure: string | null; sha256: string | null }[]>`
        select status, failure, sha256 from audit_pack where id = ${id}`
      if (row?.status !== 'ready' || !row.sha256) throw new Error(`The pack was not built: ${row?.failure}`)
      await admin`delete from audit_pack_volume where pack_id = ${id}`
      await admin`delete from audit_pack where id = ${id}`
      return join(filesFolder, owner.tenantId, row.sha256.slice(0, 2), row.sha256)
    },
    async close() {
      await printer.close()
      await Promise.all([app.close(), system.close(), admin.end()])
    },
  }
}
