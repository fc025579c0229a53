import { type RawBuilder, sql } from 'kysely'

/**
 * Takes the next number of a series, which begins with its first: a row of `sequence` and `number`. To be part of the
 * statement that writes what bears the number, so that both are there or neither.
 */
export function nextNumber(type: string, prefix: string): RawBuilder<{ sequence: bigint; number: string }> {
  return sql`
      insert into number_series as s (document_type, prefix, next_number) values (${type}, ${prefix}, 2)
      on conflict (tenant_id, document_type) do update set next_number = s.next_number + 1
      returning s.next_number - 1 as sequence, s.prefix || lpad((s.next_number - 1)::text, greatest(s.width, length((s.next_number - 1)::text)), '0') as number`
}
