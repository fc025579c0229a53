// Mends what a package does wrong and its makers have not mended yet: docs/adr/0036-a-database-that-crashes.md.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * postgres.js 3.4.9: what is still to be written when a connection closes is written to nothing, which ends the process;
 * the connection never speaks again, for its pending write is remembered; what was asked between an error and the close
 * is never answered and keeps the pool from closing; and one that was reserved when it closed is taken for an open one
 * (porsager/postgres#1066, #1154, #1208). Whoever waits to reserve one and is refused stays in the line and is given a connection that he
 * never lets go of; whoever is next in the line when a connection closes is forgotten. One that is
 * lost while it asks for the types of the database ends the process: nobody listens for that answer.
 */
const MENDS = [
  {
    file: 'postgres/src/connection.js',
    from: '  function nextWrite(fn) {\n    const x = socket.write(chunk, fn)',
    to: "  function nextWrite(fn) {\n    if (socket === null) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)",
  },
  {
    file: 'postgres/src/connection.js',
    from: "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)\n    socket.removeListener('connect', connected)\n    idleTimer.cancel()",
    to: "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)\n    socket.removeListener('connect', connected)\n    idleTimer.cancel()",
  },
  {
    file: 'postgres/src/connection.js',
    from: '    !hadError && (query || sent.length) && error(',
    to: '    ;(query || sent.length) && error(',
  },
  {
    file: 'postgres/src/connection.js',
    from: '    closedTime = performance.now()\n',
    to: '    query = results = errorResponse = null\n    result = new Result()\n    closedTime = performance.now()\n',
  },
  {
    file: 'postgres/src/index.js',
    from: '    c.reserved.release = true\n\n    const sql = Sql(handler)\n    sql.release = () => {\n',
    to: '    c.reserved.release = true\n\n    const mine = c.reserved\n    c.onclose = e => {\n      while (queue.length)\n        queue.shift().reject(e)\n    }\n    const sql = Sql(handler)\n    sql.release = () => {\n      if (c.reserved !== mine)\n        return\n      c.onclose = null\n',
  },
  {
    file: 'postgres/src/index.js',
    from: '    function handler(q) {\n      c.queue === full\n        ? queue.push(q)',
    to: "    function handler(q) {\n      if (c.reserved !== mine)\n        return q.reject(Errors.connection('CONNECTION_CLOSED', options))\n      c.queue === full\n        ? queue.push(q)",
  },
  {
    file: 'postgres/src/index.js',
    from: '        const query = { reserve: resolve, reject }\n',
    to: '        const query = { reserve: resolve, reject: e => (queries.remove(query), reject(e)) }\n',
  },
  {
    file: 'postgres/src/index.js',
    from: '    queries.length && connect(c, queries.shift())\n  }\n}',
    to: '    if (!queries.length)\n      return\n    const next = queries.shift()\n    next.reserve && queries.push(next)\n    connect(c, next)\n  }\n}',
  },
  {
    file: 'postgres/src/connection.js',
    from: '        return fetchArrayTypes()\n',
    to: '        return fetchArrayTypes().catch(() => {})\n',
  },
]

/** Mends the installed packages where that has not been done. Throws when one is another than the mend was made for. */
export function mendPackages() {
  for (const { file, from, to } of MENDS) {
    const path = join(root, 'node_modules', file)
    const text = readFileSync(path, 'utf8')
    if (text.includes(to)) continue
    if (!text.includes(from))
      throw new Error(`${file} is not what bin/mend.js was written for. See whether the new release needs it still.`)
    // In one step: others may be reading.
    writeFileSync(`${path}.mended`, text.replace(from, to))
    renameSync(`${path}.mended`, path)
  }
}

if (process.argv[1] === import.meta.filename) mendPackages()
