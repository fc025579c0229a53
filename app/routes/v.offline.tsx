import type { HeadersFunction, LinksFunction, MetaFunction } from '@remix-run/node'
import { Brand } from '../ui/shell/brand.tsx'
import { OfflineCheck } from '../ui/verification/printed/offline-check.tsx'

export const meta: MetaFunction = () => [{ title: 'Check a paper without a network · Briefke' }]
export const links: LinksFunction = () => [{ rel: 'manifest', href: '/v/app.webmanifest' }]
export const headers: HeadersFunction = () => ({ 'cache-control': 'no-cache' })

/** For whoever stands with a paper where there is no network: the page is kept on the device. */
export default function CheckOffline() {
  return (
    <main className="verification">
      <Brand />
      <h1>Check a paper without a network</h1>
      <p>
        The code on a paper says number, date, issuer, carats and statements, signed. Open this page once with a
        network, and your device can check such codes anywhere. What became of the document since, no paper can say:
        look that up when you are online again.
      </p>
      <OfflineCheck />
      <p>
        <a href="/v">Verify a document with a network</a>
      </p>
    </main>
  )
}
