import type { LinksFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { publicLoader } from './route.server.ts'
import { themeOf } from './theme.server.ts'
import { useNonce } from './ui/nonce.tsx'
import './ui/theme.css'

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

export const loader = publicLoader(async ({ request }) => ({ theme: themeOf(request) }))

/** The document around every page, errors included. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce()
  const theme = useRouteLoaderData<typeof loader>('root')?.theme
  return (
    <html lang="en" data-theme={theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export const meta = () => [{ title: 'Briefke' }]

export default function Root() {
  return <Outlet />
}

/** Says what happened and offers a way on; never what the server knows about it. */
export function ErrorBoundary() {
  const error = useRouteError()
  const answer = isRouteErrorResponse(error) ? problemOf(error.data, error.status) : null
  return (
    <main className="alone">
      <h1>{answer?.title ?? 'Something went wrong'}</h1>
      <p>{answer?.detail ?? 'Try again in a moment. What was saved is safe.'}</p>
      <a className="button" data-tone="plain" href="/">
        Go to the start
      </a>
    </main>
  )
}

function problemOf(data: unknown, status: number): { readonly title: string; readonly detail: string } {
  if (status === 404)
    return {
      title: 'There is no such page',
      detail: 'The address may be mistyped, or what it shows belongs to another company.',
    }
  const { title, detail } = (data ?? {}) as { title?: unknown; detail?: unknown }
  return {
    title: typeof title === 'string' ? title : 'Something went wrong',
    detail: typeof detail === 'string' ? detail : 'Try again in a moment. What was saved is safe.',
  }
}
