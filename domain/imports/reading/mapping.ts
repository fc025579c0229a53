import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '../../kernel/errors.ts'
import { parseInput } from '../../kernel/parse.ts'
import type { Column } from '../columns/column.ts'
import { squeezed } from './head.ts'

const MAX_COLUMNS = 200

const mappingSchema = z.object({
  /** For each column of the file ours, or null to pass it over. */
  columns: z
    .array(z.string().max(60).nullable(), { error: 'Say for each column of the file what it is.' })
    .max(MAX_COLUMNS, `At most ${MAX_COLUMNS} columns are read.`),
  decimals: z.enum(['auto', 'point', 'comma'], { error: 'Decimals must be auto, point or comma.' }).default('auto'),
  days: z
    .enum(['auto', 'day-first', 'month-first'], { error: 'Days must be auto, day-first or month-first.' })
    .default('auto'),
})

/** What a person said about the columns of a file. */
export type Mapping = z.output<typeof mappingSchema>
export type MappingInput = z.input<typeof mappingSchema>

/** A mapping as it was kept. */
export function keptMapping(stored: unknown): Mapping {
  return mappingSchema.parse(stored)
}

/** A mapping from a form or a body, for a file of so many columns. Refused where it names what is not there. */
export function readMapping(input: unknown, names: readonly string[], columns: readonly Column[]): Mapping {
  const mapping = parseInput(mappingSchema, input)
  const fields: Record<string, string[]> = {}
  if (mapping.columns.length > names.length)
    fields['columns'] = [`The file has ${names.length} columns; say something about each of these, and no other.`]
  for (const [at, key] of mapping.columns.entries()) {
    if (key !== null && !columns.some((column) => column.key === key))
      fields[`columns.${at}`] = [
        `There is no column “${key}”. Known are: ${columns.map((column) => column.key).join(', ')}.`,
      ]
    else if (key !== null && mapping.columns.indexOf(key) !== at)
      fields[`columns.${at}`] = [`“${key}” is chosen twice. Choose it for one column of the file.`]
  }
  for (const { key, isNeeded } of columns)
    if (isNeeded && !mapping.columns.includes(key))
      fields['columns'] = [...(fields['columns'] ?? []), `Say which column of the file is “${key}”.`]
  if (Object.keys(fields).length > 0)
    throw new DomainError('invalid', 'The columns are not all said yet.', { fields, reason: 'mapping' })
  return { ...mapping, columns: names.map((_, at) => mapping.columns[at] ?? null) }
}

/** By what a set of heads is known again, whatever its file is called and in whatever order they stand. */
export function headsKey(names: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(keptOrder(names).map((at) => squeezed(names[at] ?? ''))))
    .digest('hex')
}

/** What was said, to be kept for every order of these heads. */
export function toKeep(mapping: Mapping, names: readonly string[]): Mapping {
  return { ...mapping, columns: keptOrder(names).map((at) => mapping.columns[at] ?? null) }
}

/** What was kept, for these heads in their order. */
export function fromKept(kept: Mapping, names: readonly string[]): Mapping {
  const order = keptOrder(names)
  return { ...kept, columns: names.map((_, at) => kept.columns[order.indexOf(at)] ?? null) }
}

/** The places of the heads by their names; where two are called the same only their order tells them apart, and it stays. */
function keptOrder(names: readonly string[]): readonly number[] {
  const places = [...names.keys()]
  const words = names.map(squeezed)
  if (new Set(words).size < words.length) return places
  return places.sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1))
}
