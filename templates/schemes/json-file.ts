import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { type JsonFile, type Problem, readJsonText } from '../../domain/kernel/scheme-checks/json-text.ts'

/** Reads one file. What is wrong with its form goes to `problems`, every point with its line, and gives null. */
export function readJsonFile<S extends z.ZodType>(
  { path, name }: { readonly path: string; readonly name: string },
  schema: S,
  problems: Problem[],
): JsonFile<z.output<S>> | null {
  return readJsonText({ text: readFileSync(path, 'utf8'), name }, schema, problems)
}
