import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { AppDeps } from '../../app/server/env.ts'

/** The built site as Remix made it. */
export async function builtSite(): Promise<ServerBuild> {
  const file = resolve(import.meta.dirname, '../../build/server/index.js')
  return (await import(pathToFileURL(file).href)) as ServerBuild
}

/** The built pages, answering as they do in production. */
export async function builtPages(): Promise<AppDeps['pages']> {
  const remix = createRequestHandler(await builtSite(), 'production')
  return (request, context) => remix(request, { ...context })
}
