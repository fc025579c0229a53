import { Outlet, useLoaderData } from '@remix-run/react'
import { usesCertificates } from '../../domain/certificates/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { printsWithoutSandbox } from '../../domain/work/index.ts'
import { loaderFor } from '../route.server.ts'
import { Keys } from '../ui/shell/keys.tsx'
import { navigationFor } from '../ui/shell/navigation.ts'
import { Shell } from '../ui/shell/shell.tsx'

export const loader = loaderFor(async ({ actor, deps, context }) => {
  const { person } = context
  return {
    person: { name: actor.name, email: person?.user.email ?? '' },
    role: actor.role,
    company: person?.selected ? { id: person.selected.tenantId, name: person.selected.name } : null,
    companyState: 'companyState' in actor ? actor.companyState : null,
    choices: (person?.companyChoices ?? []).map(({ tenantId, name, role }) => ({ id: tenantId, name, role })),
    navigation: navigationFor((action) => can(actor, action), {
      demo: context.demo,
      certificates: can(actor, 'certificate:read') && (await usesCertificates(deps, actor)),
    }),
    withoutSandbox: await printsWithoutSandbox(deps),
  }
})

export default function App() {
  const frame = useLoaderData<typeof loader>()
  return (
    <Shell frame={frame}>
      <Outlet />
      <Keys navigation={frame.navigation} />
    </Shell>
  )
}
