import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useNonce } from './ui/nonce.tsx'
import './ui/theme.css'

/** The document around every page, errors included. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Briefke</title>
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

export default function Root() {
  return <Outlet />
}

/** Says what happened and offers a way on; never what the server knows about it. */
export function ErrorBoundary() {
  const error = useRouteError()
  const missing = isRouteErrorResponse(error) && error.status === 404
  return (
    <main className="mx-auto max-w-160 p-4">
      <h1>{missing ? 'There is no such page' : 'Something went wrong'}</h1>
      <p>{missing ? 'The address may be mistyped, or belong to another company.' : 'Try again in a moment.'}</p>
      <a href="/">Go to the start</a>
    </main>
  )
}
