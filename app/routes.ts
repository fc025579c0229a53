import { flatRoutes } from '@remix-run/fs-routes'

/** Routes are the files of `app/routes`; a dot in a name is a slash in the address, `_app` is the frame for people signed in. */
// biome-ignore lint/style/noDefaultExport: Remix calls the route config by its default export
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*'] })
