// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const [LOG, SEALING, TAMPERING, PAGES] = ['log', 'sealing', 'tampering', 'pages'].map((name) =>
  integration(`evidence-${name}`),
) as [string, string, string, string]
const [TREE, PROOF] = ['domain/evidence-log/tree.test.ts', 'domain/evidence-log/tlog-proof.test.ts']
const [MIGRATION, ENTRY, MARKS, SEAL] = [
  'db/migrations/20261128T1600Z-evidence-log.ts',
  'domain/evidence-log/check-entry.ts',
  'domain/evidence-log/check-marks.ts',
  'domain/evidence-log/seal.ts',
]

/** Controls of the evidence log, each switched off by a change of one line. */
export const evidenceMutants: readonly Mutant[] = [
  {
    ...{ control: 'EVD-1', what: 'a leaf and a node of the same bytes have one hash', test: TREE },
    file: 'domain/evidence-log/tree.ts',
    from: '[Uint8Array.of(0), Uint8Array.of(1)]',
    to: '[Uint8Array.of(1), Uint8Array.of(1)]',
  },
  {
    ...{ control: 'EVD-1', what: 'an entry behind the end of the tree is proven', test: TREE },
    file: 'domain/evidence-log/tree.ts',
    from: 'index >= size || ',
    to: '',
  },
  {
    ...{ control: 'EVD-1', what: 'the older root of a consistency proof is not looked at', test: TREE },
    file: 'domain/evidence-log/tree.ts',
    from: 'sameBytes(before, older.root) && ',
    to: '',
  },
  {
    ...{ control: 'EVD-1', what: 'a wrong signature is as good as a right one', test: PROOF },
    file: 'domain/evidence-log/note.ts',
    from: 'if (!(await isSigned(key, signature, text)))',
    to: 'if (!(await isSigned(key, signature, text)) && text.length < 3)',
  },
  {
    ...{ control: 'EVD-1', what: 'Base64 with stray bits is read', test: PROOF },
    file: 'domain/evidence-log/bytes.ts',
    from: 'if (toBase64(bytes) === text) return bytes',
    to: 'return bytes',
  },
  {
    ...{ control: 'EVD-1', what: 'a checkpoint of another log under the same key is taken', test: PROOF },
    file: 'domain/evidence-log/checkpoint.ts',
    from: 'if (checkpoint.origin !== origin)',
    to: "if (checkpoint.origin === '')",
  },
  {
    ...{ control: 'EVD-8', what: 'the product may write an entry anew', test: LOG, file: MIGRATION },
    from: 'grant update (actor_id, actor_name,',
    to: 'grant update (record, seq, leaf_hash, verb, happened_at, actor_id, actor_name,',
  },
  {
    ...{ control: 'EVD-8', what: 'details may be changed, and not only erased', test: LOG, file: MIGRATION },
    from: "and not (new.details = '{}' and new.details_salt is null)",
    to: 'and false',
  },
  {
    ...{ control: 'EVD-8', what: 'an entry tells its person', test: LOG },
    file: 'domain/events/queries.ts',
    from: 'actor: commitment(actorSalt, { id: actor.userId, name: actor.name })',
    to: 'actor: actor.name',
  },
  {
    ...{ control: 'EVD-2', what: 'a transaction that was undone is in the log', test: LOG, file: 'db/tenant.ts' },
    from: '    pending.get(tx)?.splice(before)\n',
    to: '',
  },
  {
    ...{ control: 'EVD-2', what: 'nobody is told that an entry was not written', test: LOG, file: 'db/tenant.ts' },
    from: '  await sent?.written\n',
    to: '',
  },
  {
    ...{ control: 'EVD-2', what: 'a record of another hash is taken', test: TAMPERING, file: ENTRY },
    from: 'if (!sameBytes(leafHash(sha256Bytes, utf8Bytes(row.record)), row.leaf_hash))',
    to: 'if (row.leaf_hash.length === 0)',
  },
  {
    ...{ control: 'EVD-2', what: 'an entry of another company is taken', test: TAMPERING, file: ENTRY },
    from: "if (record['company'] !== company)",
    to: "if (record['company'] === '')",
  },
  {
    ...{ control: 'EVD-2', what: 'who did it and the details are not compared', test: TAMPERING, file: ENTRY },
    from: 'if (salt && commitment(',
    to: 'if (salt === null && commitment(',
  },
  {
    ...{ control: 'EVD-2', what: 'the signed heads are not compared', test: TAMPERING },
    file: 'domain/evidence-log/check.ts',
    from: 'if (mark && !sameBytes(tree.root(), mark.root))',
    to: 'if (mark && mark.size < 0n)',
  },
  {
    ...{ control: 'EVD-2', what: 'a checkpoint that is gone is not missed', test: TAMPERING, file: MARKS },
    from: 'if (copy && (nth < copies.length - 1 || copy.size <= head.sealed_size))',
    to: 'if (copy && nth < 0)',
  },
  {
    ...{ control: 'EVD-2', what: 'files are not hashed again', test: TAMPERING },
    file: 'domain/evidence-log/check-files.ts',
    from: "return hash.digest('hex') === sha256 ? null : 'has other bytes now'",
    to: 'return null',
  },
  {
    ...{ control: 'EVD-2', what: 'erasing needs no entry', test: TAMPERING },
    file: 'domain/evidence-log/check.ts',
    from: 'if (erased !== undefined)',
    to: 'if (erased !== undefined && erased < 0n)',
  },
  {
    ...{ control: 'EVD-9', what: 'what does not continue its copy is signed', test: SEALING, file: SEAL },
    from: 'if (known && !sameBytes(await prover.root(known.size), known.root))',
    to: 'if (known && known.size < 0n)',
  },
  {
    ...{ control: 'EVD-9', what: 'a log shorter than its copy is signed', test: SEALING, file: SEAL },
    from: 'if (known && known.size > size)',
    to: 'if (known && known.size > size * 1_000n)',
  },
  {
    ...{ control: 'EVD-9', what: 'a copy that nobody we know signed is passed over', test: SEALING, file: SEAL },
    from: "() => 'unreadable',",
    to: '() => null,',
  },
  {
    ...{ control: 'EVD-9', what: 'a head is signed that no copy keeps', test: SEALING, file: SEAL },
    from: '  await deps.witness.keep(origin, note)\n',
    to: '',
  },
  {
    ...{ control: 'EVD-9', what: 'a retired key proves nothing any more', test: SEALING },
    file: 'domain/evidence-log/log-key.ts',
    from: '(await selectLogKeys(system)).map(',
    to: '(await selectLogKeys(system)).slice(-1).map(',
  },
  {
    ...{ control: 'ISO-8', what: 'a dealer reads the log', test: PAGES, file: 'domain/kernel/actor.ts' },
    from: "'evidence-log:read': { roles: ['owner', 'compliance', 'auditor']",
    to: "'evidence-log:read': { roles: ['owner', 'compliance', 'auditor', 'dealer', 'viewer']",
  },
]
