import { type ChildProcess, execFile, fork } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { prepareChromium } from '../../worker/pdf/chromium.ts'
import type { Ground } from './ground.ts'
import { type Measured, type Size, sideBySide, tell } from './measure.ts'
import { openPipeline } from './pipeline.ts'

const PACKAGES = [
  ...['@jsreport/jsreport-core@4.11.2', '@jsreport/jsreport-chrome-pdf@4.4.1', '@jsreport/jsreport-handlebars@4.1.1'],
  'puppeteer@24.8.1',
]

/** Documents per second, signed and all, against jsreport's pool of browsers, which prints the same pages and no more. */
export async function jsreport(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [invoices, printed, rounds] = size === 'full' ? [40, 12, 5] : [2, 2, 1]
  const folder = join(ground.folder, 'jsreport')
  if (!(await installed(folder))) return []
  const chromium = await prepareChromium({ dataFolder: ground.folder })
  const pipeline = await openPipeline(ground, 'bench_jsreport', invoices)
  const child = fork(join(import.meta.dirname, 'jsreport-child.cjs'), [folder, chromium.path, '2'], {
    stdio: ['ignore', 2, 2, 'ipc'],
    env: { ...process.env, ...chromium.env },
  })
  try {
    await answer(child)
    const theirs = async () => {
      const sheets = pipeline
        .sheets()
        .slice(0, printed)
        .map(({ html, print }) => ({
          html,
          paper: print.paper,
          footer: `<div style="font-size:7pt;width:100%;margin:0 16mm">${print.footer} page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`,
        }))
      const reply = answer(child)
      child.send(sheets)
      return (await reply).rate ?? 0
    }
    const about = { name: 'jsreport', unit: 'documents/s', rounds, goal: { atLeast: 10 } }
    return [await sideBySide(about, () => pipeline.run(), theirs)]
  } finally {
    child.kill('SIGTERM')
    await pipeline.close()
  }
}

type Answer = { readonly ready?: true; readonly rate?: number; readonly error?: string }

function answer(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: Answer) => (message.error ? reject(new Error(message.error)) : resolve(message)))
    child.once('exit', () => reject(new Error('jsreport ended.')))
  })
}

/** Installs it beside the project, never in it. Where there is no registry, nothing is measured, and that is said. */
async function installed(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
      cwd: folder,
    })
    return true
  } catch (error) {
    tell(`jsreport could not be installed, so it could not be measured: ${String(error).slice(0, 200)}`)
    return false
  }
}
