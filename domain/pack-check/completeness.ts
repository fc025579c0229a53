import { z } from 'zod'
import { canonicalJson } from '../kernel/canonical.ts'
import type { Bag } from './bag.ts'
import { PackFault, type Source } from './engine.ts'
import { checkOmitted, omittedSchema } from './omitted.ts'
import { checkVolume, volumeSchema } from './volume.ts'
import { withheldSchema } from './withheld.ts'
import { type Entry, piecesOf } from './zip.ts'

const count = z.int().min(0)
const schema = z.strictObject({
  format: z.literal('briefke/completeness/1'),
  company: z.uuid(),
  companyName: z.string(),
  scheme: z.string(),
  label: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  at: z.iso.datetime(),
  /** The pack that it takes the place of; missing in most. */
  replaces: z
    .strictObject({
      pack: z.uuid(),
      label: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      because: z.string(),
    })
    .optional(),
  /** Whom it is for, and what that leaves out; both are missing in packs of before there were purposes. */
  purpose: z.strictObject({ key: z.string(), name: z.string().min(1) }).optional(),
  omitted: omittedSchema.optional(),
  /** Of a redacted pack: the papers that it proves and does not hold. */
  withheld: withheldSchema.optional(),
  volume: volumeSchema.optional(),
  log: z.strictObject({ origin: z.string().min(1), from: count, to: count }),
  series: z.array(
    z.strictObject({
      documentType: z.string(),
      first: z.string(),
      last: z.string(),
      used: count,
      voided: count,
      missing: z.array(z.string()),
    }),
  ),
  registers: z.array(z.strictObject({ path: z.string(), rows: count })),
  files: z.strictObject({
    issued: count,
    received: count,
    other: count,
    proven: count,
    unproven: z.array(z.string()),
  }),
})
/** What a pack says of its own completeness. */
export type Completeness = z.output<typeof schema>

export const COMPLETENESS = 'data/07_proofs/completeness.json'

/** Reads the statement; whatever is not written as the specification says is a fault. */
export function readCompleteness(text: string): Completeness {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PackFault(`“${COMPLETENESS}” is not JSON.`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new PackFault(`“${COMPLETENESS}” is not what it should be: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  if (`${canonicalJson(value)}\n` !== text) throw new PackFault(`“${COMPLETENESS}” is not in canonical form.`)
  return parsed.data
}

/** What a pack says of the one that it takes the place of. */
export function replacesText({ label, sha256, because }: NonNullable<Completeness['replaces']>): string {
  return `It replaces ${label} (SHA-256 ${sha256}) because: ${because}`
}

const DOCUMENTS = 'data/05_documents/'

/** The files of `data/05_documents`, by their path there; those that a redacted pack withholds are none. */
export function documentsOf({ files }: Pick<Bag, 'files'>): readonly string[] {
  return [...files.keys()].flatMap((path) => (path.startsWith(DOCUMENTS) ? [path.slice(DOCUMENTS.length)] : []))
}

/** Whether what is there is what the statement counts: registers, files, and numbers of every series. */
export async function checkCompleteness(source: Source, bag: Bag, stated: Completeness): Promise<void> {
  const documents = documentsOf(bag)
  const within = (folder: string) => documents.filter((path) => path.startsWith(`${folder}/`)).length
  const [issued, received] = [within('issued'), within('received')]
  const other = documents.length - issued - received
  for (const [name, there] of Object.entries({ issued, received, other }))
    if (stated.files[name as 'issued'] !== there)
      throw new PackFault(`It states ${stated.files[name as 'issued']} ${name} files, and ${there} are there.`)
  const csvs = new Set([...bag.files.keys()].filter((path) => path.startsWith('data/') && path.endsWith('.csv')))
  for (const { path, rows } of stated.registers) {
    const entry = bag.files.get(`data/${path}`)
    if (!entry || !csvs.delete(`data/${path}`))
      throw new PackFault(`The register “${path}” is missing, or stated twice.`)
    const there = await countRows(source, entry)
    if (there !== rows) throw new PackFault(`It states ${rows} rows in “${path}”, and ${there} are there.`)
  }
  for (const path of csvs) throw new PackFault(`“${path}” is a register that it does not speak of.`)
  for (const series of stated.series) checkSeries(series)
  checkVolume(bag, stated)
  await checkOmitted(source, bag, stated)
}

function checkSeries({ documentType, first, last, used, voided, missing }: Completeness['series'][number]): void {
  const [from, to] = [numberOf(first), numberOf(last)]
  const said = `The ${documentType} series from ${first} to ${last}`
  if (from === null || to === null || from.prefix !== to.prefix || to.value < from.value)
    throw new PackFault(`${said} is none.`)
  const gaps = new Set(missing)
  const isWithin = (each: string) => {
    const number = numberOf(each)
    return number?.prefix === from.prefix && number.value > from.value && number.value < to.value
  }
  if (gaps.size !== missing.length || !missing.every(isWithin)) throw new PackFault(`${said} names gaps that are none.`)
  if (BigInt(used) + BigInt(missing.length) !== to.value - from.value + 1n || voided > used)
    throw new PackFault(`${said} does not add up: ${used} used, ${missing.length} missing, ${voided} voided.`)
}

function numberOf(text: string): { readonly prefix: string; readonly value: bigint } | null {
  const [, prefix = '', digits] = /^(.*?)(\d+)$/.exec(text) ?? []
  return digits === undefined ? null : { prefix, value: BigInt(digits) }
}

const [QUOTE, LF] = [0x22, 0x0a]

/** Records of a CSV without its head (RFC 4180): a line's end within quotes ends none. */
async function countRows(source: Source, entry: Entry): Promise<number> {
  let [ends, isQuoted, last] = [0, false, LF]
  for await (const piece of piecesOf(source, entry))
    for (const byte of piece) {
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (byte === LF && !isQuoted) ends += 1
      last = byte
    }
  return Math.max(0, ends + (last === LF ? 0 : 1) - 1)
}
