import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { logsToSeal, witnessStates } from '../../db/system/evidence.ts'
import { inTenant } from '../../db/tenant.ts'
import { insertEvents } from '../../domain/events/queries.ts'
import { enterCheckpoints, sealAssociationLog } from '../../domain/evidence-log/association.ts'
import { utf8Bytes } from '../../domain/evidence-log/bytes.ts'
import { readCheckpoint, verifyCheckpoint } from '../../domain/evidence-log/checkpoint.ts'
import { recordFork } from '../../domain/evidence-log/fork.ts'
import { arePeaksOf } from '../../domain/evidence-log/growing.ts'
import { sha256Bytes } from '../../domain/evidence-log/hash.ts'
import { logKeys, rotateLogKey } from '../../domain/evidence-log/log-key.ts'
import { proofOfEntry } from '../../domain/evidence-log/prove.ts'
import { openProver } from '../../domain/evidence-log/prover.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { verifyTlogProof } from '../../domain/evidence-log/tlog-proof.ts'
import { leafHash } from '../../domain/evidence-log/tree.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { watchWork } from '../../domain/work/index.ts'
import { folderWitness } from '../../platform/witness.ts'
import { mailHeads } from '../../worker/jobs/mail-heads.ts'
import { sealLogs } from '../../worker/jobs/seal-log.ts'
import { newAdmin, newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-witness-'))
const errors: string[] = []
const log = { error: (about: object, sentence: string) => void errors.push(`${sentence} ${JSON.stringify(about)}`) }
let t: TestDatabase
let company: TestCompany
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  company = await newCompany(t)
  errors.splice(0)
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const services = { ...testServices(), witness: folderWitness(folder) }
const deps = (changed: object = {}) => ({ ...services, db: t.db, system: t.system, log, ...changed })
const origin = () => `briefke/log/${company.tenantId}`
const at = services.clock.now()
const say = (count: number) =>
  inTenant(t.db, company.tenantId, (tx) =>
    insertEvents(
      tx,
      company.owner,
      at,
      Array.from({ length: count }, (_, nth) => ({ verb: 'weighed', objectKind: 'parcel', objectId: `${nth}` })),
    ),
  )
const seal = (changed: object = {}) => sealLog(deps(changed), company.tenantId)
const keys = () => logKeys(deps(), origin())
/** As a backup from before would: the newest entries gone, and the rest as if they had never been. */
const restore = (size: number) =>
  t.admin.begin(async (tx) => {
    await tx`delete from event where tenant_id = ${company.tenantId} and seq >= ${size}`
    await tx`delete from evidence_node where tenant_id = ${company.tenantId}`
    await tx`delete from evidence_checkpoint where tenant_id = ${company.tenantId} and size > ${size}`
    await tx`update evidence_head set size = ${size}, sealed_size = ${size} where tenant_id = ${company.tenantId}`
  })

describe('a signed head', () => {
  test('covers all entries so far, and is the same as long as there are no more', async () => {
    await say(3)
    const sealed = await seal()
    expect(await verifyCheckpoint(sealed.note, origin(), await keys())).toMatchObject({ size: 3n })
    expect(await seal()).toEqual(sealed)
    await say(1)
    expect(await seal()).toMatchObject({ size: 4n })
  })

  test('proves every entry, across subtrees that are stored and not', async () => {
    for (const count of [1, 255, 1, 300, 12]) {
      await say(count)
      await seal()
    }
    const sealed = await seal()
    const rows = await t.admin<{ seq: bigint; record: string }[]>`select seq, record from event
      where tenant_id = ${company.tenantId} order by seq`
    const known = await keys()
    await inTenant(t.db, company.tenantId, async (tx) => {
      const prover = openProver(tx)
      for (const { seq, record } of rows) {
        const proof = await proofOfEntry(prover, { seq: BigInt(seq), record }, sealed)
        const leaf = leafHash(sha256Bytes, utf8Bytes(record))
        const told = await verifyTlogProof(sha256Bytes, proof, { leaf, origin: origin(), keys: known })
        expect(told.index).toBe(BigInt(seq))
      }
      expect(arePeaksOf(sha256Bytes, await prover.peaks(569n), readCheckpoint(sealed.note))).toBe(true)
    })
    expect(rows.length).toBe(569)
  })

  test('is one, however many ask at once', async () => {
    await say(600)
    const all = await Promise.all(Array.from({ length: 6 }, () => seal()))
    expect(new Set(all.map(({ note }) => note)).size).toBe(1)
    expect(await t.admin`select size::int from evidence_checkpoint where tenant_id = ${company.tenantId}`).toEqual([
      { size: 600 },
    ])
  })

  test('of a company of which nothing was said yet is that of an empty log', async () => {
    expect(readCheckpoint((await seal()).note).size).toBe(0n)
  })

  test('still proves what it did after its key was retired; new ones are signed by the new key', async () => {
    await say(1)
    const before = await seal()
    const [old] = (await keys()).slice(-1)
    await rotateLogKey(deps())
    await say(1)
    const after = await seal()
    const history = await keys()
    expect(history).toContainEqual(old)
    expect((await verifyCheckpoint(before.note, origin(), history)).size).toBe(1n)
    expect((await verifyCheckpoint(after.note, origin(), history)).size).toBe(2n)
    await expect(verifyCheckpoint(after.note, origin(), old ? [old] : [])).rejects.toThrow('No key')
  })
})

describe('a log that is not what was signed', () => {
  test('is signed no more after a backup was put back, until an operator records it; then under another name', async () => {
    await say(5)
    await seal()
    await say(5)
    await seal()
    await restore(5)
    await expect(seal()).rejects.toThrow('It has 5 entries, and the copy outside the database has 10.')
    await say(7)
    await expect(seal()).rejects.toThrow('An operator has to record the fork.')
    expect(await logsToSeal(t.system, new Date('2100-01-01'))).not.toContain(company.tenantId)
    await recordFork(deps(), company.tenantId, { reason: 'The disk failed on Monday.', by: 'Operator' })
    const sealed = await seal()
    expect(sealed).toMatchObject({ origin: `${origin()}/2`, size: 13n })
    const [told] =
      await t.admin`select verb, details from event where tenant_id = ${company.tenantId} order by seq desc limit 1`
    expect(told).toMatchObject({
      verb: 'fork-recorded',
      details: { reason: 'The disk failed on Monday.', before: origin() },
    })
  })

  test('is shown to the operator, with the command that records it', async () => {
    await say(5)
    await seal()
    await restore(2)
    await expect(seal()).rejects.toThrow('An operator has to record the fork.')
    const admin = await newAdmin(t)
    const { logs } = await watchWork(deps(), admin)
    expect(logs.forks).toContainEqual({
      ...{ tenantId: company.tenantId, at },
      found: 'It has 2 entries, and the copy outside the database has 5.',
    })
  })

  test('is found though it has grown past its copy meanwhile', async () => {
    await say(5)
    await seal()
    await say(5)
    await seal()
    await restore(5)
    await say(20)
    await expect(seal()).rejects.toThrow('Its first 10 entries are not those of the copy outside the database')
  })

  test('is found when an entry of it was written anew with its hash', async () => {
    await say(5)
    await seal()
    await t.admin`update event set record = record || ' ', leaf_hash = sha256('\\x00'::bytea || convert_to(record || ' ', 'UTF8'))
      where tenant_id = ${company.tenantId} and seq = 2`
    await say(1)
    await expect(seal()).rejects.toThrow('Its first 5 entries are not those of the last checkpoint')
  })

  test('is not signed either when the copy outside was signed by nobody we know', async () => {
    await say(1)
    const note = (await seal()).note
    await services.witness.keep(origin(), note.replace(/— (\S+) \S+/, '— $1 AAAAAAAA'))
    await say(1)
    await expect(seal()).rejects.toThrow('no known key signed')
  })

  test('that is whole has no fork to record', async () => {
    await say(1)
    const recording = recordFork(deps(), company.tenantId, { reason: 'Just in case of it.', by: 'Operator' })
    await expect(recording).rejects.toThrow('not forked')
  })
})

describe('copies outside the database', () => {
  test('that cannot be written keep the head from being signed, and nobody from trading', async () => {
    const down = { ...services.witness, keep: () => Promise.reject(new Error('read-only volume')) }
    await say(1)
    await expect(seal({ witness: down })).rejects.toThrow('read-only volume')
    expect(await t.admin`select from evidence_checkpoint where tenant_id = ${company.tenantId}`).toEqual([])
    await say(1)
    expect(await seal()).toMatchObject({ size: 2n })
  })

  test('are sent to another host by the sweep; one that is down is reported and holds nothing up', async () => {
    await say(2)
    const posted: string[] = []
    await sealLogs(deps({ postNote: async (note: string) => void posted.push(note) }))
    expect(posted.map((note) => readCheckpoint(note).origin)).toContain(origin())
    expect(await witnessStates(t.system)).toMatchObject([{ kind: 'file' }, { kind: 'http', failure: null }])
    await t.admin`update evidence_head set sealed_at = '2020-01-01'`
    await say(1)
    await sealLogs(deps({ postNote: () => Promise.reject(new Error('no route to host')) }))
    expect(await witnessStates(t.system)).toMatchObject([
      { kind: 'file', failure: null },
      { kind: 'http', failure: 'no route to host' },
    ])
    expect(await seal()).toMatchObject({ size: 3n })
    expect(errors).toEqual([])
  })

  test('are told to the database when whoever signed was stopped in between', async () => {
    await say(2)
    const { note } = await seal()
    await t.admin`delete from evidence_checkpoint where tenant_id = ${company.tenantId}`
    await t.admin`update evidence_head set sealed_size = 0 where tenant_id = ${company.tenantId}`
    await say(1)
    await seal()
    const kept = await t.admin`select note from evidence_checkpoint where tenant_id = ${company.tenantId} order by size`
    expect(kept.length).toBe(2)
    expect(kept[0]).toEqual({ note })
  })

  test('are mailed once a day to the association and to each auditor whose companies they are of', async () => {
    await say(1)
    const { note } = await seal()
    await enterCheckpoints(deps(), company.tenantId)
    await sealAssociationLog(deps())
    await newAdmin(t)
    await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
      values (${company.tenantId}, ${newId()}, ${company.viewer.userId}, 'Ann', 'ann@audit.test', 'Audit', '2026-01-01', '2026-12-31', '2099-01-01', now())`
    const sent: { to: string; text: string }[] = []
    const later = (hours: number, send = async (mail: { to: string; text: string }) => void sent.push(mail)) =>
      mailHeads(deps({ mail: { send }, clock: { now: () => new Date(at.getTime() + hours * 3_600_000) } }) as never)
    await later(1)
    expect(sent).toEqual([])
    await later(25)
    await later(26)
    expect(sent.filter(({ to }) => to === 'ann@audit.test').map(({ text }) => text)).toEqual([
      expect.stringContaining(note),
    ])
    const toAssociation = sent.filter(({ to }) => to !== 'ann@audit.test')
    expect(toAssociation.length).toBeGreaterThan(0)
    for (const { text } of toAssociation) expect(text).not.toContain(company.tenantId)
    await later(51, () => Promise.reject(new Error('no mail today')))
    expect(await witnessStates(t.system)).toContainEqual(
      expect.objectContaining({ kind: 'mail', failure: 'no mail today' }),
    )
  })

  test('are one file for each log, which only grows', async () => {
    await say(1)
    const first = await seal()
    await say(1)
    const second = await seal()
    expect(await services.witness.all(origin())).toEqual([first.note, second.note])
    expect(readdirSync(folder)).toContain(`briefke_log_${company.tenantId}.ndjson`)
  })
})
