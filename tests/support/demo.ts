import type { TestProject } from 'vitest/node'
import { startProduct } from './product.ts'

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into vitest's own
  interface ProvidedContext {
    productUrl: string
    productFolder: string
  }
}

/** The built site with its worker, its database and the demo's year of trade: one for all browser tests. */
// biome-ignore lint/style/noDefaultExport: vitest calls a global set-up by its default export
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct()
  project.provide('productUrl', product.url)
  project.provide('productFolder', product.folder)
  return async () => {
    await product.stop()
    product.remove()
  }
}
