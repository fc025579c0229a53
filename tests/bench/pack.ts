import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'
import yazl from 'yazl'
import { workerFlags } from '../../bin/worker-flags.js'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { Files } from '../../platform/files.ts'
import { verifyPacks } from '../../worker/commands/verify.ts'
import { arrangeCompany, arrangeCounterparty, arrangeInvoice } from '../support/packs.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, type Size, sideBySide, timed } from './measure.ts'
import { openBuilder, type Place } from './pack-build.ts'

const BYTES = 60_000
type Stock = { readonly owner: CompanyActor; readonly hashes: readonly string[] }

/**
 * A pack of 10,000 stored PDFs with their proofs against reading, hashing and zipping the same bytes with yazl alone, its
 * memory, and what verifying it takes against SHA-256 over the same bytes.
 */
export async function pack(ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [documents, quarter, rounds] = size === 'full' ? [10_000, 1_000, 3] : [8, 4, 1]
  const { urls } = await ground.database('bench_pack')
  const place = { urls, folder: ground.folder, filesFolder: join(ground.folder, 'pack-files') }
  const { admin, files, build, log, close } = await openBuilder(place)
  try {
    const [large, small] = [await stock(admin, files, documents), await stock(admin, files, quarter)]
    for (const { owner } of [large, small]) await log(owner)
    await admin`analyze`
    const rate = async (work: () => Promise<void>) => (documents / (await timed(work))) * 1000
    const about = { name: 'pack', unit: 'documents/s', rounds, goal: { atLeast: 0.7 } }
    const speed = await sideBySide(
      about,
      () => rate(async () => void (await build(large.owner))),
      () => rate(() => zipAlone(files, large, join(ground.folder, 'bare.zip'))),
    )
    const memory = async (count: number, { owner }: Stock) =>
      figure(`pack: memory growth at ${count} documents`, 'MB', await growth(place, owner), { atMost: 100 })
    const path = await build(large.owner)
    return [speed, await memory(quarter, small), await memory(documents, large), await verifying(path, rounds)]
  } finally {
    await close()
  }
}

/** Verifying a pack, every check, against SHA-256 alone over its bytes. */
async function verifying(path: string, rounds: number): Promise<Measured> {
  const { size } = await stat(path)
  const rate = async (work: () => Promise<void>) => (size / 1_048_576 / (await timed(work))) * 1000
  return sideBySide(
    { name: 'pack: verifying', unit: 'MB/s', rounds, goal: { atLeast: 0.6 } },
    () =>
      rate(async () => {
        const { verdict, volumes } = await verifyPacks({ packs: [path], keys: [] })
        if (verdict !== 'could-not-verify')
          throw new Error(`The pack is ${verdict}: ${volumes[0]?.checks.at(-1)?.says}`)
      }),
    () =>
      rate(async () => {
        const hash = createHash('sha256')
        for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(piece as Buffer)
        hash.digest()
      }),
  )
}

function growth(place: Place, owner: CompanyActor): Promise<number> {
  const execArgv = [...process.execArgv, ...workerFlags]
  const child = fork(join(import.meta.dirname, 'pack-memory.ts'), { execArgv, stdio: ['ignore', 2, 2, 'ipc'] })
  child.send({ place, owner })
  return new Promise((resolve, reject) => {
    let grown: number | undefined
    child.once('message', (value) => {
      grown = Number(value)
    })
    child.once('exit', () => (grown === undefined ? reject(new Error('The pack was not measured.')) : resolve(grown)))
  })
}

/** A company with half as many invoices as PDFs: each has its statement's sheet beside it. */
async function stock(admin: Sql, files: Files, documents: number): Promise<Stock> {
  const owner = await arrangeCompany(admin)
  const buyer = await arrangeCounterparty(admin, owner.tenantId, 'Hudson Gems Inc')
  const hashes: string[] = []
  for (let index = 1; index <= documents / 2; index++) {
    const pdf = Buffer.alloc(BYTES, createHash('sha512').update(`${owner.tenantId} ${index}`).digest())
    const stored = await files.put(owner.tenantId, pdf)
    hashes.push(stored.sha256, stored.sha256)
    const invoice = { number: `INV-${index}`, sequence: index, on: day('2026-09-10') }
    await arrangeInvoice(admin, owner.tenantId, buyer, invoice, stored)
  }
  return { owner, hashes }
}

async function zipAlone(files: Files, { owner, hashes }: Stock, path: string): Promise<void> {
  const zip = new yazl.ZipFile()
  const written = pipeline(zip.outputStream as Readable, createWriteStream(path))
  for (const [index, sha256] of hashes.entries()) {
    const hash = createHash('sha256')
    const stream = files.read(owner.tenantId, sha256)
    stream.on('data', (chunk) => hash.update(chunk))
    zip.addReadStream(stream, `data/${index}.pdf`, { compress: false })
    await new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject))
    if (hash.digest('hex') !== sha256) throw new Error('A stored file was changed.')
  }
  zip.end()
  await written
}
