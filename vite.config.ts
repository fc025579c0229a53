import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into Remix's own
  interface Future {
    v3_singleFetch: true
  }
}

/** Every `v3_` flag is on: the way to React Router 7 stays short (ADR 4). Routes are files, collected in `app/routes.ts`. */
export default defineConfig({
  publicDir: 'app/public',
  plugins: [
    tailwindcss(),
    remix({
      serverModuleFormat: 'esm',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
  // Inlined fonts would need data: in the Content-Security-Policy.
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
