// The image's entry: one part of Briefke in this process. `web`, `worker`, or a command of `bin/briefke.js`.
const [part = 'web'] = process.argv.slice(2)
const parts = { web: '../app/server/index.ts', worker: '../worker/index.ts' }

await import(parts[part] ?? './briefke.js')
