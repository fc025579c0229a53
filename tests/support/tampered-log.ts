import type { Sql } from 'postgres'

/** What a tampering is done with: the superuser inside a transaction with every trigger and foreign key at rest. */
export type Hand = {
  readonly sql: Sql
  readonly tenant: string
  readonly other: string
  /** How many entries the log has, and under how many the last but one head was signed. */
  readonly size: number
  readonly signed: number
  /** Any number below the given one. */
  readonly any: (below: number) => number
}

/** The entry that has to be named: exactly, anywhere in the stretch under one head, or none. */
type Expected = number | 'somewhere' | 'none'
export type Tampering = { readonly what: string; readonly by: (hand: Hand) => Promise<Expected> }

const leaf = (record: string) => `sha256('\\x00'::bytea || convert_to(${record}, 'UTF8'))`
const changed = (what: string, set: string): Tampering => ({
  what,
  async by({ sql, tenant, any, size }) {
    const seq = any(size)
    await sql.unsafe(`update event set ${set} where tenant_id = $1 and seq = $2`, [tenant, seq])
    return seq
  },
})

/** Every way of EVD-2 in which somebody with the whole database in his hands may want another past. */
export const tamperings: readonly Tampering[] = [
  changed('another verb', `verb = 'forgotten'`),
  changed('another object', `object_id = object_id || '9'`),
  changed('another kind of object', `object_kind = 'lot'`),
  changed('other details', `details = '{"carats": "9.999"}'`),
  changed('another person', `actor_name = 'Somebody else'`),
  changed('another role', `actor_kind = 'auditor'`),
  changed('back-dated', `happened_at = happened_at - interval '30 days'`),
  changed('dated later', `happened_at = happened_at + interval '1 millisecond'`),
  changed('another record', `record = replace(record, '"verb":"', '"verb":"un')`),
  changed('a record with a space', `record = record || ' '`),
  changed('another hash', `leaf_hash = sha256(leaf_hash)`),
  changed('another salt', `details_salt = sha256(details_salt)`),
  changed('erased, and nobody said so', `actor_id = null, actor_name = '', actor_salt = null`),
  changed('details that were erased are back', `details_salt = null`),
  {
    what: 'written anew with its hash and all that stands beside it',
    async by({ sql, tenant, any, signed }) {
      const record = `replace(record, '"verb":"weighed"', '"verb":"painted"')`
      await sql.unsafe(
        `update event set record = ${record}, leaf_hash = ${leaf(record)}, verb = 'painted' where tenant_id = $1 and seq = $2`,
        [tenant, any(signed)],
      )
      return 'somewhere'
    },
  },
  {
    what: 'back-dated with its record and hash',
    async by({ sql, tenant, any, size }) {
      const record = `replace(record, '"at":"2026-11', '"at":"2025-11')`
      await sql.unsafe(
        `update event set record = ${record}, leaf_hash = ${leaf(record)}, happened_at = happened_at - interval '365 days' where tenant_id = $1 and seq = $2`,
        [tenant, any(size)],
      )
      return 'somewhere'
    },
  },
  {
    what: 'deleted',
    async by({ sql, tenant, any, size }) {
      const seq = any(size - 1)
      await sql`delete from event where tenant_id = ${tenant} and seq = ${seq}`
      return seq
    },
  },
  {
    what: 'deleted, and the others closed up and counted',
    async by({ sql, tenant, any, size }) {
      const seq = any(size - 1)
      await sql`delete from event where tenant_id = ${tenant} and seq = ${seq}`
      await sql`update event set seq = -seq where tenant_id = ${tenant} and seq > ${seq}`
      await sql`update event set seq = -seq - 1 where tenant_id = ${tenant} and seq < 0`
      await sql`update evidence_head set size = size - 1 where tenant_id = ${tenant}`
      return seq
    },
  },
  {
    what: 'the tail deleted, and the count with it',
    async by({ sql, tenant, any, signed, size }) {
      const left = signed + any(size - signed)
      await sql`delete from event where tenant_id = ${tenant} and seq >= ${left}`
      await sql`update evidence_head set size = ${left} where tenant_id = ${tenant}`
      return left
    },
  },
  {
    what: 'put back to yesterday, checkpoints and all',
    async by({ sql, tenant, any, signed }) {
      const left = any(signed)
      await sql`delete from event where tenant_id = ${tenant} and seq >= ${left}`
      await sql`delete from evidence_node where tenant_id = ${tenant} and (index + 1) * 256 > ${left}`
      await sql`delete from evidence_checkpoint where tenant_id = ${tenant} and size > ${left}`
      await sql`update evidence_head set size = ${left}, sealed_size = coalesce((select max(size) from evidence_checkpoint where tenant_id = ${tenant}), 0)
        where tenant_id = ${tenant}`
      return left
    },
  },
  {
    what: 'two exchanged',
    async by({ sql, tenant, any, size }) {
      const [one, two] = [any(size - 1), size - 1]
      await sql`update event set seq = -1 where tenant_id = ${tenant} and seq = ${one}`
      await sql`update event set seq = ${one} where tenant_id = ${tenant} and seq = ${two}`
      await sql`update event set seq = ${two} where tenant_id = ${tenant} and seq = -1`
      return one
    },
  },
  {
    what: 'taken from another company’s log',
    async by({ sql, tenant, other, any, size }) {
      const seq = any(size)
      await sql`update event e set record = o.record, leaf_hash = o.leaf_hash, verb = o.verb, object_id = o.object_id, details = o.details,
          actor_id = o.actor_id, actor_name = o.actor_name, actor_salt = o.actor_salt, details_salt = o.details_salt
        from event o where o.tenant_id = ${other} and o.seq = e.seq and e.tenant_id = ${tenant} and e.seq = ${seq}`
      return seq
    },
  },
  {
    what: 'one more at the end, that is not counted',
    async by({ sql, tenant, size }) {
      await sql`create temp table one_more on commit drop as select * from event where tenant_id = ${tenant} and seq = ${size - 1}`
      await sql`update one_more set seq = ${size}, id = gen_random_uuid()`
      await sql`insert into event select * from one_more`
      return size
    },
  },
  {
    what: 'counted more than there are',
    async by({ sql, tenant, size }) {
      await sql`update evidence_head set size = size + 3 where tenant_id = ${tenant}`
      return size
    },
  },
  {
    what: 'counted fewer than there are',
    async by({ sql, tenant, size }) {
      await sql`update evidence_head set size = size - 1 where tenant_id = ${tenant}`
      return size - 1
    },
  },
  {
    what: 'a checkpoint dropped',
    async by({ sql, tenant, any }) {
      await sql`delete from evidence_checkpoint where tenant_id = ${tenant} and size = (select size from evidence_checkpoint
        where tenant_id = ${tenant} order by size offset ${any(3)} limit 1)`
      return 'none'
    },
  },
  {
    what: 'all checkpoints dropped, and that there were any',
    async by({ sql, tenant }) {
      await sql`delete from evidence_checkpoint where tenant_id = ${tenant}`
      await sql`update evidence_head set sealed_size = 0, sealed_at = null where tenant_id = ${tenant}`
      return 'none'
    },
  },
  {
    what: 'a checkpoint of another size',
    async by({ sql, tenant, signed }) {
      await sql`update evidence_checkpoint set size = size + 1, note = replace(note, ${`\n${signed}\n`}, ${`\n${signed + 1}\n`})
        where tenant_id = ${tenant} and size = ${signed}`
      return 'none'
    },
  },
  {
    what: 'a checkpoint of another company',
    async by({ sql, tenant, other, signed }) {
      await sql`update evidence_checkpoint e set note = o.note, root = o.root from evidence_checkpoint o
        where o.tenant_id = ${other} and o.size = e.size and e.tenant_id = ${tenant} and e.size = ${signed}`
      return 'none'
    },
  },
  {
    what: 'a stored subtree of other entries',
    async by({ sql, tenant }) {
      await sql`update evidence_node set hash = sha256(hash) where tenant_id = ${tenant} and index = 0`
      return 'somewhere'
    },
  },
]
