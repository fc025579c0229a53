import { utf8Bytes } from './bytes.ts'
import type { Prover } from './prover.ts'
import { formatTlogProof } from './tlog-proof.ts'

type Entry = { readonly seq: bigint; readonly record: string }

/** The proof that an entry is in the log under a signed head, as its file; the record stands in it. */
export async function proofOfEntry(
  prover: Prover,
  { seq, record }: Entry,
  sealed: { readonly size: bigint; readonly note: string },
): Promise<string> {
  const proof = await prover.inclusion(seq, sealed.size)
  return formatTlogProof({ index: seq, proof, checkpoint: sealed.note, extra: utf8Bytes(record) })
}
