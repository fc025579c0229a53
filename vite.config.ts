import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into Remix's own
  interface Future {
    v3_singleFetch: true
  }
}

/** `v3_routeConfig` is off: it needs @remix-run/route-config, which is not installed; routes are files in `app/routes`. */
export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      serverModuleFormat: 'esm',
      ignoredRouteFiles: ['**/*.test.*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
      },
    }),
  ],
  // Inlined fonts would need data: in the Content-Security-Policy.
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
