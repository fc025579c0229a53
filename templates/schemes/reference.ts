import { z } from 'zod'
import { type Reference, referenceSchema } from '../../domain/kernel/scheme.ts'
import type { JsonFile } from '../../domain/kernel/scheme-checks/json-text.ts'
import { sourceSchema } from '../../domain/kernel/statement.ts'
import type { Folder } from './folder.ts'

/** A file of rows that come from one source, said once; a row from elsewhere says so itself. */
function rowsFrom<S extends z.ZodType>(row: S) {
  return z.preprocess(spreadSource, z.strictObject({ source: sourceSchema.optional(), rows: z.array(row) }))
}

function spreadSource(file: unknown): unknown {
  const found = z.looseObject({ source: z.unknown(), rows: z.array(z.looseObject({})) }).safeParse(file)
  if (!found.success || found.data.source === undefined) return file
  const { source, rows } = found.data
  return { ...found.data, rows: rows.map((each) => ({ source, ...each })) }
}

const files = {
  thresholds: rowsFrom(referenceSchema.shape.thresholds.element),
  countryGroups: rowsFrom(referenceSchema.shape.countryGroups.element),
  participants: rowsFrom(referenceSchema.shape.participants.element),
  goodsCodes: rowsFrom(referenceSchema.shape.goodsCodes.element),
  certificateDuties: rowsFrom(referenceSchema.shape.certificateDuties.unwrap().element),
}

/** The reference data of a scheme: of each kind the file, or undefined when the scheme has none. */
export type ReferenceFiles = {
  readonly thresholds: JsonFile<{ readonly rows: Reference['thresholds'] }> | undefined
  readonly countryGroups: JsonFile<{ readonly rows: Reference['countryGroups'] }> | undefined
  readonly participants: JsonFile<{ readonly rows: Reference['participants'] }> | undefined
  readonly goodsCodes: JsonFile<{ readonly rows: Reference['goodsCodes'] }> | undefined
  readonly certificateDuties: JsonFile<{ readonly rows: Reference['certificateDuties'] }> | undefined
}

/** Reads the files of a folder `reference`. Null when one of them is not of the right form. */
export function readReference(folder: Folder): ReferenceFiles | null {
  const thresholds = folder.optionalFile('thresholds.json', files.thresholds)
  const countryGroups = folder.optionalFile('country-groups.json', files.countryGroups)
  const participants = folder.optionalFile('participants.json', files.participants)
  const goodsCodes = folder.optionalFile('goods-codes.json', files.goodsCodes)
  const certificateDuties = folder.optionalFile('certificate-duties.json', files.certificateDuties)
  if (thresholds === null || countryGroups === null || participants === null || goodsCodes === null) return null
  if (certificateDuties === null) return null
  return { thresholds, countryGroups, participants, goodsCodes, certificateDuties }
}

/** What the files say, as one value. */
export function referenceOf(found: ReferenceFiles): Reference {
  return {
    thresholds: found.thresholds?.value.rows ?? [],
    countryGroups: found.countryGroups?.value.rows ?? [],
    participants: found.participants?.value.rows ?? [],
    goodsCodes: found.goodsCodes?.value.rows ?? [],
    certificateDuties: found.certificateDuties?.value.rows ?? [],
  }
}
