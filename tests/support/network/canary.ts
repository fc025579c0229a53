import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { openPrinter } from '../../../worker/pdf/printer.ts'
import type { NetworkLayers } from '../../../worker/pdf/sandbox.ts'
import { networkVectors } from './vectors.ts'

// A program of its own, so that it can be started where the names of this machine are looked up at its own port.
// It prints every vector, once by an address and once by a name, and writes which of them reached anything.
const [dataFolder = '', layers = '{}', watchNames = ''] = process.argv.slice(2)
const byAddress = new Set<string>()
const byName = new Set<string>()

/** Notes whoever opens a connection, and sends him away with an answer that ends the wait. */
async function listen(name: string): Promise<{ readonly port: number; readonly close: () => void }> {
  const tcp = createServer((socket) => {
    byAddress.add(name)
    socket.on('error', () => {})
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as { port: number }
  const udp = createSocket('udp4', () => byAddress.add(name))
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    port,
    close() {
      tcp.close()
      udp.close()
    },
  }
}

/** The name server of this machine: notes which name was asked for, and knows none of them. */
async function answerNames() {
  const names = createSocket('udp4', (question, from) => {
    byName.add(question.subarray(13, 13 + (question[12] ?? 0)).toString('latin1'))
    const answer = Buffer.from(question)
    answer.writeUInt16BE(0x8183, 2)
    names.send(answer, from.port, from.address)
  })
  names.bind(53, '127.0.0.1')
  await once(names, 'listening')
  return names
}

const names = watchNames ? await answerNames() : null
const log = { info() {}, warn() {} }
const wanted = JSON.parse(layers) as NetworkLayers
const printer = await openPrinter({ dataFolder, tabs: 6, allowNoSandbox: true, log, layers: wanted, timeoutMs: 15_000 })
const ears: { readonly close: () => void }[] = []
await Promise.all(
  Object.entries(networkVectors).map(async ([name, markup]) => {
    const ear = await listen(name)
    ears.push(ear)
    const hosts = [`127.0.0.1:${ear.port}`, ...(names ? [`${name}.canary.test:${ear.port}`] : [])]
    for (const host of hosts) {
      const html = markup({ url: `http://${host}/${name}`, host })
      await printer.print(html, { paper: 'A4', owner: 'one' }).catch(() => {})
    }
  }),
)
await new Promise((resolve) => setTimeout(resolve, 1_500))
await printer.close()
names?.close()
for (const ear of ears) ear.close()
process.stdout.write(JSON.stringify({ byAddress: [...byAddress], byName: names ? [...byName] : null }))
