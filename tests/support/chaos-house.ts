import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { createToken } from '../../domain/identity/index.ts'
import { inviteMember } from '../../domain/invitations/index.ts'
import { tokenScopes } from '../../domain/kernel/actor.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { openQueue } from '../../platform/queue.ts'
import { newCompany, newCounterparty, testServices } from './builders.ts'
import { filesIn, untilHolds } from './chaos.ts'
import type { TestDatabase } from './database.ts'

const log = pino({ level: 'silent' })
const LINES = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }]
type Packed = { readonly from: number; readonly packs: number }

/** A company whose documents, packs and messages are asked for while everything around breaks. */
export async function chaosHouse(t: TestDatabase, folder: string, redisUrl: string | undefined) {
  const company = await newCompany(t)
  const { tenantId } = company
  const partner = await newCounterparty(t, tenantId)
  const queue = openQueue({ redisUrl, databaseUrl: t.urls.queueUrl }, log)
  const deps = {
    ...{ ...testServices(), clock: systemClock, ring: queue.ring },
    ...{ db: t.db, system: t.system, library: t.library, publicUrl: 'https://briefke.example' },
  }
  const dayOf = (month: number) => `20${24 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`
  const counted = async (query: Promise<readonly Readonly<Record<string, unknown>>[]>) =>
    Number((await query)[0]?.['n'])
  const waiting = async () =>
    counted(t.admin`select
      (select count(*) from document where tenant_id = ${tenantId} and status = 'queued')
      + (select count(*) from audit_pack where tenant_id = ${tenantId} and status in ('queued', 'building'))
      + (select count(*) from invitation where tenant_id = ${tenantId} and mail_state = 'queued') as n`)
  const { token } = await createToken(deps, company.owner, { name: 'Chaos', scopes: [...tokenScopes], days: 30 })
  const input = {
    ...{ documentType: 'invoice', documentDate: dayOf(0), counterpartyId: partner, currency: 'USD', lines: LINES },
  }
  return {
    company,
    waiting,
    /** Issues an invoice through the site as a client does that tries again with the same key; the number it was told. */
    async issueThrough(site: string, until: number): Promise<string | null> {
      const documents = `${site}/api/v1/trade-documents`
      const draft = await acknowledged(`${documents}/drafts`, { token, body: input, until })
      if (!draft || draft === 'took effect') return null
      const issued = await acknowledged(`${documents}/drafts/${draft.id}/issue`, { token, body: {}, until })
      const told = issued === 'took effect' ? await acknowledged(`${documents}/${draft.id}`, { token, until }) : issued
      return told && told !== 'took effect' ? (told.number ?? null) : null
    },
    /** Issues invoices of two papers each, this many papers, spread over the months that packs will be asked for. */
    async issue(papers: number, months: number): Promise<void> {
      for (let n = 0; n < papers / 2; n++) {
        const id = await createDraft(deps, company.dealer, {
          ...{ documentType: 'invoice', documentDate: dayOf(n % months), counterpartyId: partner, currency: 'USD' },
          lines: LINES,
        })
        await issueTradeDocument(deps, company.dealer, id)
      }
    },
    async askPacks({ from, packs }: Packed): Promise<void> {
      for (let n = from; n < from + packs; n++)
        await requestPack(deps, company.owner, { kind: 'month', containing: dayOf(n) })
    },
    async invite(count: number): Promise<void> {
      for (let n = 0; n < count; n++)
        await inviteMember(deps, company.owner, { email: `m${n}@chaos.example`, role: 'viewer' })
    },
    /** Waits until nothing waits; tells how long that took. */
    drained: (withinMs: number) =>
      untilHolds(
        withinMs,
        async () => `${await waiting()} still wait`,
        async () => (await waiting()) === 0,
      ),
    /** What is not as it should be once all is done: each effect once, every file whole, the log without a gap. */
    async faults(asked: { readonly documents: number; readonly packs: number; readonly messages: number }) {
      const faults: string[] = []
      const say = (isSo: boolean, sentence: string) => void (isSo || faults.push(sentence))
      const documents = await t.admin<{ id: string; status: string; failure: string | null; sha256: string | null }[]>`
        select id, status, failure, sha256 from document where tenant_id = ${tenantId}`
      const packs = await t.admin<{ id: string; status: string; failure: string | null; sha256: string | null }[]>`
        select id, status, failure, sha256 from audit_pack where tenant_id = ${tenantId}`
      const events = await t.admin<{ verb: string; object_id: string; seq: string }[]>`
        select verb, object_id, seq::text from event where tenant_id = ${tenantId} order by event.seq`
      const logged = (verb: string, id: string) =>
        events.filter((each) => each.verb === verb && each.object_id === id).length
      say(documents.length === asked.documents, `${documents.length} of ${asked.documents} documents are there`)
      say(packs.length === asked.packs, `${packs.length} of ${asked.packs} packs are there`)
      for (const [row, verb] of [
        ...documents.map((row) => [row, 'printed'] as const),
        ...packs.map((row) => [row, 'built'] as const),
      ]) {
        say(['rendered', 'ready'].includes(row.status), `${row.id} is ${row.status}: ${row.failure}`)
        say(logged(verb, row.id) === 1, `${row.id} is logged as ${verb} ${logged(verb, row.id)} times`)
        say(row.sha256 !== null && isWhole(folder, tenantId, row.sha256), `the file of ${row.id} is not whole`)
      }
      const first = BigInt(events[0]?.seq ?? 0)
      say(
        events.every(({ seq }, index) => BigInt(seq) === first + BigInt(index)),
        'the log has a gap',
      )
      const mails = filesIn(join(folder, 'mailbox')).filter((path) => path.endsWith('.json'))
      const addressees = new Set(mails.map((path) => (JSON.parse(readFileSync(path, 'utf8')) as { to: string }).to))
      say(mails.length === asked.messages, `${mails.length} messages of ${asked.messages} were sent`)
      say(addressees.size === asked.messages, `${addressees.size} of ${asked.messages} people were written to`)
      const incidents = await t.admin<{ reason: string }[]>`select reason from job_incident`
      for (const { reason } of incidents) faults.push(`an incident: ${reason}`)
      const numbers = await counted(
        t.admin`select count(distinct number)::int as n from trade_document where tenant_id = ${tenantId}`,
      )
      say(numbers * 2 === asked.documents, `${numbers} numbers are used, each by two papers of ${asked.documents}`)
      const kept = filesIn(join(folder, 'files', tenantId))
      const known = new Set([...documents, ...packs].map(({ sha256 }) => sha256))
      return { faults, leftFiles: kept.filter((path) => !known.has(path.split('/').at(-1) ?? '')).length }
    },
    async close(): Promise<void> {
      deps.templates.close()
      await queue.close()
    },
  }
}
export type ChaosHouse = Awaited<ReturnType<typeof chaosHouse>>

type Asked = { readonly token: string; readonly body?: object; readonly until: number }

/**
 * Asks until the site says yes, always with one key; null when the time is over. A yes that was lost is told by itself;
 * a no for good is the test's fault.
 */
async function acknowledged(url: string, { token, body, until }: Asked) {
  const headers = {
    ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    'idempotency-key': crypto.randomUUID(),
  }
  while (Date.now() < until) {
    const answer = await fetch(url, {
      ...{
        method: body ? 'POST' : 'GET',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(10_000),
      },
    }).catch(() => null)
    if (answer?.ok) return (await answer.json()) as { readonly id: string; readonly number?: string }
    if (answer && answer.status < 500) {
      const text = await answer.text()
      if (text.includes('took_effect')) return 'took effect'
      if (![409, 429].includes(answer.status)) throw new Error(`${url} answers ${answer.status}: ${text}`)
    }
    await pause(200)
  }
  return null
}

function isWhole(folder: string, tenantId: string, sha256: string): boolean {
  const path = join(folder, 'files', tenantId, sha256.slice(0, 2), sha256)
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
  } catch {
    return false
  }
}
