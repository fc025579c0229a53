import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './setup.js'

const folder = join(root, 'app', 'pack-page')

/** Writes the page that verifies packs as one file that needs nothing else: build/pack-page/verify.html. */
export async function buildPackPage() {
  const [{ output }] = [
    await build({
      configFile: false,
      root: folder,
      publicDir: false,
      logLevel: 'warn',
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rollupOptions: { input: join(folder, 'page.ts'), output: { format: 'iife' } },
      },
    }),
  ].flat()
  const scripts = output.filter(({ type }) => type === 'chunk')
  if (scripts.length !== 1 || output.length !== 1) throw new Error('The page for packs must be one script.')
  // Within HTML, a script ends where these letters stand, whatever they mean in it.
  const script = scripts[0].code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const page = readFileSync(join(folder, 'page.html'), 'utf8').replace('/* script */', () => script)
  mkdirSync(join(root, 'build', 'pack-page'), { recursive: true })
  writeFileSync(join(root, 'build', 'pack-page', 'verify.html'), page)
}

if (process.argv[1] === import.meta.filename) await buildPackPage()
