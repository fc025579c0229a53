// Runs in a folder where jsreport is installed, and prints pages with its pool of browsers: so many a second.
const { createRequire } = require('node:module')
const { join } = require('node:path')
const [folder, chromium, workers] = process.argv.slice(2)
const load = createRequire(join(folder, 'index.js'))

async function run() {
  const jsreport = load('@jsreport/jsreport-core')({
    rootDirectory: folder,
    loadConfig: false,
    useExtensionsLocationCache: false,
    trustUserCode: true,
    reportTimeout: 120_000,
    logger: { silent: true },
    workers: { numberOfWorkers: Number(workers) },
    store: { provider: 'memory' },
    blobStorage: { provider: 'memory' },
    extensions: {
      'chrome-pdf': {
        strategy: 'chrome-pool',
        numberOfWorkers: 2,
        launchOptions: {
          executablePath: chromium,
          headless: 'shell',
          args: ['--no-sandbox', '--font-render-hinting=none'],
        },
      },
    },
  })
  jsreport.use(load('@jsreport/jsreport-chrome-pdf')())
  jsreport.use(load('@jsreport/jsreport-handlebars')())
  await jsreport.init()
  process.on('message', async (sheets) => {
    try {
      const began = performance.now()
      let next = 0
      const caller = async () => {
        while (next < sheets.length) {
          const { html, footer, paper } = sheets[next++]
          const chrome = {
            format: paper,
            printBackground: true,
            displayHeaderFooter: true,
            headerTemplate: '<span></span>',
            footerTemplate: footer,
          }
          await jsreport.render({ template: { content: html, engine: 'handlebars', recipe: 'chrome-pdf', chrome } })
        }
      }
      await Promise.all([caller(), caller(), caller(), caller()])
      process.send({ rate: (sheets.length / (performance.now() - began)) * 1000 })
    } catch (error) {
      process.send({ error: String(error) })
    }
  })
  process.send({ ready: true })
}
run().catch((error) => process.send({ error: String(error) }))
