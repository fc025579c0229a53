import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'

/** Why there can be no time stamp authority here; empty when there can. */
export const lacksTimeStamps = spawnSync('openssl', ['version']).error ? 'openssl is not at hand' : ''

const CONFIG = `[ tsa ]
default_tsa = own
[ own ]
serial = SERIAL
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ req ]
distinguished_name = dn
[ dn ]
[ ca ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[ stamps ]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[ other ]
extendedKeyUsage = critical, codeSigning
`

/** What the authority does with a question: as it should, or one of the ways in which it can fail. */
export type Manner =
  | 'right'
  | 'another nonce'
  | 'another imprint'
  | 'flipped signature'
  | 'other certificate'
  | 'refusal'
  | 'garbage'
  | 'endless'
  | 'error'
  | 'slow'

/** A time stamp authority made of `openssl ts` behind a small server, which can be told to misbehave. */
export async function timeStampAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-tsa-'))
  const path = (name: string) => join(folder, name)
  const openssl = (...argv: string[]) => execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' })
  writeFileSync(path('tsa.cnf'), CONFIG.replace('SERIAL', path('serial')))
  writeFileSync(path('serial'), '01')
  const made = (name: string, extensions: string, issuer: readonly string[]) =>
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '3650', '-config', 'tsa.cnf'],
      ...['-subj', `/O=Clock House/CN=${name}`, '-extensions', extensions, '-keyout', `${name}.key`],
      ...['-out', `${name}.pem`, ...issuer],
    )
  made('root', 'ca', [])
  for (const [name, extensions] of [
    ['clock', 'stamps'],
    ['other', 'other'],
  ] as const)
    made(name, extensions, ['-CA', 'root.pem', '-CAkey', 'root.key'])

  let [manner, asked, questions] = ['right' as Manner, 0, 0]
  const reply = async (query: Uint8Array, changed: string[] = []) => {
    const number = ++questions
    writeFileSync(path(`${number}.tsq`), query)
    const argv = ['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', `${number}.tsq`, '-signer', 'clock.pem']
    const keys = ['-inkey', 'clock.key', '-chain', 'root.pem', '-out', `${number}.tsr`]
    await promisify(execFile)('openssl', [...argv, ...keys, ...changed], { cwd: folder })
    return readFileSync(path(`${number}.tsr`))
  }
  /** The right words under a certificate of the same house that is not for time stamps. */
  const signedByOther = async (query: Buffer) => {
    await reply(query)
    const number = questions
    openssl('ts', '-reply', '-in', `${number}.tsr`, '-token_out', '-out', 'token.der')
    openssl('cms', '-verify', '-noverify', '-inform', 'der', '-in', 'token.der', '-out', 'words.der')
    const argv = ['cms', '-sign', '-in', 'words.der', '-binary', '-nodetach', '-nosmimecap', '-md', 'sha256']
    const form = ['-econtent_type', 'id-smime-ct-TSTInfo', '-outform', 'der', '-out', 'token.der']
    openssl(...argv, ...form, '-signer', 'other.pem', '-inkey', 'other.key')
    const content = Buffer.concat([Buffer.from([0x30, 3, 2, 1, 0]), readFileSync(path('token.der'))])
    return Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 255]), content])
  }
  const answer = async (query: Buffer): Promise<Uint8Array> => {
    if (manner === 'another nonce') return reply(changedAfter(query, Buffer.from([0x02, 0x10]), 3))
    if (manner === 'another imprint') return reply(changedAfter(query, Buffer.from([0x04, 0x20]), 3))
    if (manner === 'refusal') return reply(changedAfter(query, Buffer.from('608648016503040201', 'hex'), -1))
    if (manner === 'garbage') return Buffer.from('<html>Log in to the hotel’s network</html>')
    const right = await reply(query)
    if (manner === 'other certificate') return signedByOther(query)
    if (manner === 'flipped signature') right[right.length - 5] = (right.at(-5) ?? 0) ^ 1
    return right
  }
  const send = async (query: Buffer, response: ServerResponse) => {
    if (manner === 'slow') return
    if (manner === 'endless') return void endless(response)
    response.statusCode = manner === 'error' ? 503 : 200
    response.end(await answer(query))
  }
  const server = createServer((request, response) => {
    asked++
    void buffer(request).then((query) => send(query, response))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: path('root.pem'),
    asked: () => asked,
    behave: (next: Manner) => {
      manner = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The question with one byte changed, so many behind what is found. */
function changedAfter(query: Buffer, found: Buffer, by: number): Buffer {
  const changed = Buffer.from(query)
  const at = changed.indexOf(found) + found.length + by
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

function endless(response: ServerResponse): void {
  const more = () => {
    while (response.write(Buffer.alloc(1_000)));
    response.once('drain', more)
  }
  more()
}
