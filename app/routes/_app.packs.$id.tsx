import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordDownload } from '../../domain/audit-packs/download-pack.ts'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { replacePack } from '../../domain/audit-packs/replacing/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { AuditPackId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { unlessGone } from '../gone.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { dayText } from '../ui/format.tsx'
import { useLive } from '../ui/live.tsx'
import { PackChanges } from '../ui/packs/pack-changes.tsx'
import { PackContents } from '../ui/packs/pack-contents.tsx'
import { PackDownloads } from '../ui/packs/pack-downloads.tsx'
import { PackFacts } from '../ui/packs/pack-facts.tsx'
import { PackRelease } from '../ui/packs/pack-release.tsx'
import { PackState } from '../ui/packs/pack-state.tsx'
import { PackVolumes } from '../ui/packs/pack-volumes.tsx'
import { VerifyYourself } from '../ui/packs/verify-yourself.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit pack ${data?.pack.label ?? ''} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<AuditPackId>(params, 'audit pack')
  await unlessGone(deps, actor, 'pack', id)
  return {
    pack: await readPack(deps, actor, id),
    mayDownload: can(actor, 'audit-pack:download'),
    mayRequest: can(actor, 'audit-pack:request'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<AuditPackId>(params, 'audit pack')
  if (form.get('form') === 'replace') return redirect(`/packs/${await replacePack(deps, actor, id)}`)
  if (form.get('form') === 'release') {
    await releasePack(deps, actor, id, formPayload(form))
    return redirect(`/packs/${id}`)
  }
  return redirect(`/packs/${id}/downloads/${await recordDownload(deps, actor, id, formPayload(form))}`)
})

export default function Pack() {
  const { pack, mayDownload, mayRequest } = useLoaderData<typeof loader>()
  useLive('audit-pack', pack.id, pack.status === 'queued' || pack.status === 'building')
  const isReady = pack.status === 'ready'
  return (
    <>
      <PageHeader
        title={`Audit pack ${pack.label}`}
        lead={`${pack.schemeName}, ${dayText(pack.period_from)} to ${dayText(pack.period_to)}, both days included. ${pack.holds}`}
      />
      <PackState pack={pack} mayDownload={mayDownload} mayRequest={mayRequest} />
      {isReady ? <PackChanges pack={pack} mayRequest={mayRequest} /> : null}
      {isReady ? <PackRelease pack={pack} /> : null}
      {isReady ? <PackFacts pack={pack} /> : null}
      {isReady ? <PackContents contents={pack.contents} hasPapers={pack.hasPapers} /> : null}
      {isReady ? <PackVolumes volumes={pack.volumes} /> : null}
      {isReady ? <VerifyYourself volumes={pack.volumes} folder={pack.contents?.folder ?? null} /> : null}
      {isReady ? (
        <PackDownloads downloads={pack.downloads} timeZone={pack.timeZone} isSeveral={pack.volumes.length > 1} />
      ) : null}
    </>
  )
}
