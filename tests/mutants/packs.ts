// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const check = (what: string, file: string, from: string, to: string, test = 'pack-tampered'): Mutant => ({
  ...{ control: 'pack-check', what, file: `domain/pack-check/${file}.ts`, from, to },
  test: integration(test),
})

const release = (what: string, file: string, from: string, to: string): Mutant => ({
  ...{ control: 'release', what, file: `domain/audit-packs/${file}.ts`, from, to },
  test: integration('pack-release'),
})

/** Controls of the release of packs. */
const releaseMutants: readonly Mutant[] = [
  release(
    'whoever asked for a pack releases it',
    'rules',
    "return by.othersWhoMay === 0 ? 'alone' : 'same-person'",
    "return by.othersWhoMay === 0 ? 'alone' : 'may'",
  ),
  release(
    'who is alone need not say why',
    'release-pack',
    "if (standing === 'alone' && reason === null)",
    "if (standing === 'alone' && reason === '')",
  ),
  release(
    'an auditor reads a pack before it is released',
    'read-packs',
    'if (within && pack.released_at === null)',
    'if (within && pack.id === null)',
  ),
  release(
    'an auditor’s list has packs that are not released',
    'queries',
    "        .where('released_at', 'is not', null),\n",
    '',
  ),
]

const reminders: readonly Mutant[] = [
  {
    ...{ control: 'JOB-6', what: 'a company is reminded at every sweep', file: 'domain/audit-packs/reminders.ts' },
    ...{ from: 'if (!(await insertReminder(tx, notice))) continue', to: 'await insertReminder(tx, notice)' },
    test: integration('pack-reminders'),
  },
  {
    ...{ control: 'publishing', what: 'a company writes notices of the association' },
    file: 'db/migrations/20261128T1850Z-pack-reminders.ts',
    ...{ from: "with check (kind <> 'publication')", to: 'with check (true)' },
    test: integration('pack-reminders'),
  },
]

const replacing: readonly Mutant[] = [
  {
    ...{ control: 'EVD-5', what: 'a pack that replaces another continues some other one' },
    file: 'worker/packs/proof-queries.ts',
    ...{ from: ".where('id', '=', asked.replaces)", to: '' },
    test: integration('pack-replacing'),
  },
  {
    ...{ control: 'release', what: 'an auditor hears of a replacement that is not released' },
    file: 'domain/audit-packs/read-packs.ts',
    ...{ from: "actor.role !== 'auditor' || replacement.releasedAt !== null", to: "actor.role !== 'system'" },
    test: integration('pack-replacing'),
  },
]

/** Controls of what packs are for: nothing is left out silently, and each continues its own. */
const purposes: readonly Mutant[] = [
  {
    ...{ control: 'purpose', what: 'a pack continues the last one of another purpose' },
    file: 'worker/packs/proof-queries.ts',
    ...{ from: "    .where('purpose', '=', asked.purpose)\n", to: '' },
    test: integration('pack-purposes'),
  },
  {
    ...{ control: 'purpose', what: 'registers are left out without a word', file: 'worker/packs/omitted.ts' },
    ...{ from: '    ...omitted.registers,\n', to: '' },
    test: integration('pack-purposes'),
  },
  {
    ...{ control: 'purpose', what: 'any purpose may be asked for', file: 'domain/audit-packs/chosen-purpose.ts' },
    ...{ from: 'if (!keys.includes(chosen))', to: "if (chosen === '')" },
    test: integration('pack-purposes'),
  },
  check(
    'what is stated as left out may be there',
    'omitted',
    'if (there !== undefined) throw',
    "if (there === '') throw",
  ),
  check(
    'columns that are stated as left out may be there',
    'omitted',
    'if (there !== undefined)\n        throw',
    "if (there === '')\n        throw",
  ),
]

const redacting = (what: string, file: string, from: string, to: string): Mutant => ({
  ...{ control: 'redaction', what, file, from, to },
  test: integration('pack-redacted'),
})

/** Controls of the redacted pack: each switched off lets a partner, a price or a place out. */
const redaction: readonly Mutant[] = [
  redacting(
    'registers keep all their columns',
    'worker/packs/redaction.ts',
    'redacted ? LEFT[of] :',
    "redacted && of === 'members' ? LEFT[of] :",
  ),
  redacting(
    'what is no warranty is named',
    'worker/packs/registers.ts',
    'isOther && isBlank[index]',
    'isOther && isBlank[index] && kind < 0',
  ),
  redacting('its papers are packed', 'worker/packs/volumes.ts', 'if (!layout.redacted)', 'if (layout.papers.size > 0)'),
  redacting(
    'papers are called what others call them',
    'worker/packs/documents.ts',
    'population.redacted ? underNumbers(each) : each',
    'each',
  ),
  redacting(
    'the file of an issued paper names its statement',
    'worker/packs/documents.ts',
    "redacted ? '' : endingOf(",
    'endingOf(',
  ),
  redacting(
    'the papers of governance are packed',
    'domain/kernel/pack-layout.ts',
    "!redacted || part === 'summary'",
    "!redacted || part !== 'samples'",
  ),
  redacting(
    'samples are packed',
    'domain/kernel/pack-layout.ts',
    "!redacted || part === 'summary'",
    "!redacted || part !== 'governance'",
  ),
  redacting(
    'it says which documents have changed',
    'domain/audit-packs/replacing/index.ts',
    'pack.redacted ? redactedBecause(changes) : becauseOf(changes)',
    'becauseOf(changes)',
  ),
  check(
    'a pack may hold some papers and withhold others',
    'withheld',
    'if (held !== undefined)',
    "if (held === '')",
    'pack-withheld',
  ),
  check(
    'a paper may be withheld twice',
    'withheld',
    'papers.size !== withheld.length',
    'papers.size > withheld.length',
    'pack-withheld',
  ),
]

/** Controls of the verifier of audit packs: each switched off lets a pack through that somebody changed. */
export const packMutants: readonly Mutant[] = [
  ...releaseMutants,
  ...reminders,
  ...replacing,
  ...purposes,
  ...redaction,
  check(
    'bytes may stand between the files',
    'zip',
    'if (found.offset !== next)',
    'if (found.offset < 0)',
    'pack-rezipped',
  ),
  check('the fields of a ZIP’s list may say anything', 'zip', '  if (!isOurs)', '  if (packed !== size)'),
  check(
    'what stands around a file may say anything',
    'zip',
    'if (!sameBytes(await source.read(at, wanted.length), wanted))',
    'if ((await source.read(at, wanted.length)).length !== wanted.length)',
  ),
  check(
    'a file’s checksum in the ZIP is not compared',
    'bag',
    'if (crc !== entry.crc)',
    'if (crc !== crc)',
    'pack-rezipped',
  ),
  check(
    'a file’s hash is not compared',
    'bag',
    'if (wanted !== sha256)',
    'if (wanted.length !== sha256.length)',
    'pack-rezipped',
  ),
  check(
    'the log’s entries need not lead to the checkpoint',
    'proofs',
    'if (!sameBytes(tree.root(), head.checkpoint.root))',
    'if (tree.root().length !== 32)',
  ),
  check('entries may be left out', 'proofs', 'if (record.seq !== seq)', 'if (record.seq === -1)'),
  check('the last entries may be left out', 'proofs', 'if (seq !== log.to)', 'if (seq > log.to)'),
  check(
    'a document need not be the one that the log names',
    'proofs',
    'if (!Object.values(record.hashes).includes(hash))',
    "if (hash === '')",
  ),
  check(
    'a proof need not lead to the checkpoint',
    'proofs',
    'if (!extra || !isIncluded(shared.node, { leaf, index, size, root, proof }))',
    'if (!extra || !leaf || !root || proof.length > size)',
  ),
  check(
    'a document needs no proof',
    'proofs',
    'if (!proofs.delete(`${PROOFS}${name}`)) throw',
    'if (!proofs.delete(`${PROOFS}${name}`)) continue\n    if (name === path) throw',
  ),
  check('any key will do', 'index', 'if (!isSignedBy(head, keys))', 'if (head.signed.length === 0)', 'pack-check'),
  check(
    'without a key it is called valid',
    'index',
    "outcome === 'not-made') ? 'could-not-verify'",
    "outcome === 'not-made') ? 'valid'",
    'pack-check',
  ),
  check(
    'another past than the one that I hold will do',
    'index',
    'if (previous?.note !== held.last)',
    'if (held.last === previous)',
    'pack-check',
  ),
  check('rows of registers are not counted', 'completeness', 'if (there !== rows)', 'if (there > rows)'),
  check(
    'a gap of a series need not be told',
    'completeness',
    'BigInt(used) + BigInt(missing.length) !== to.value - from.value + 1n || voided > used',
    'voided > used',
  ),
  check(
    'a pack may be signed as another',
    'proofs',
    'if (whole.text !== packNoteText(',
    'if (whole.by.length === 0 && whole.text !== packNoteText(',
    'pack-rezipped',
  ),
  check('a proof may be held back', 'proofs', 'if (kept !== undefined)', 'if (kept === 0)'),
]
