import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { z } from 'zod'
import { fieldOf, type Path, sentenceOf } from './sentences.ts'

/** A file that is no such file at all is not told so a thousand times. */
const MOST = 200

/** What is wrong, where. */
export type Problem = { readonly file: string; readonly line: number; readonly reason: string }

/** A file that was read and is of the right form; `refuse` says what else is wrong with it. */
export type JsonFile<T> = {
  /** Its path below the folder of the schemes. */
  readonly name: string
  readonly value: T
  /** What the file says, before defaults were filled in: this is hashed. */
  readonly raw: unknown
  readonly refuse: (path: Path, reason: string) => void
}

/** The part of a file that the checks look at; what was not in a file can be looked at as well. */
export type Checked<T> = Pick<JsonFile<T>, 'name' | 'value' | 'refuse'>

/** Reads a file's text. What is wrong with its form goes to `problems`, every point with its line, and gives null. */
export function readJsonText<S extends z.ZodType>(
  { text, name }: { readonly text: string; readonly name: string },
  schema: S,
  problems: Problem[],
): JsonFile<z.output<S>> | null {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  for (const { error, offset } of errors.slice(0, MOST)) {
    const reason = `The file is not valid JSON: ${printParseErrorCode(error)
      .replace(/[A-Z]/g, (each) => ` ${each.toLowerCase()}`)
      .trim()}.`
    problems.push({ file: name, line: lineAt(offset), reason })
  }
  if (!root || errors.length > 0) {
    if (!root && errors.length === 0) problems.push({ file: name, line: 1, reason: 'The file is empty.' })
    return null
  }
  const refuse = (at: Path, reason: string) => {
    problems.push({ file: name, line: lineAt(nearest(root, at).offset), reason })
  }
  for (const { at, offset } of repeatedKeys(root, []).slice(0, MOST))
    problems.push({ file: name, line: lineAt(offset), reason: `${fieldOf(at)} stands here twice.` })
  const raw: unknown = getNodeValue(root)
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { name, value: parsed.data, raw, refuse }
  for (const issue of parsed.error.issues.slice(0, MOST)) {
    const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    refuse(at, sentenceOf(issue, isThere(root, issue.path)))
  }
  return null
}

function isThere(root: Node, path: Path): boolean {
  return findNodeAtLocation(root, segments(path)) !== undefined
}

/** The node at the path, or the closest one around where it would stand. */
function nearest(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, segments(path.slice(0, length)))
    // A property begins at its key, which may stand lines before a long value.
    if (node) return node.parent?.type === 'property' ? node.parent : node
  }
  return root
}

function segments(path: Path): (string | number)[] {
  return path.map((each) => (typeof each === 'symbol' ? String(each) : each))
}

function repeatedKeys(node: Node, path: Path): readonly { readonly at: Path; readonly offset: number }[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((each, index) => repeatedKeys(each, [...path, index]))
  if (node.type !== 'object') return []
  const seen = new Set<string>()
  return (node.children ?? []).flatMap(({ children = [], offset }) => {
    const [name, value] = children
    if (!name || !value) return []
    const key = String(name.value)
    const at = [...path, key]
    const again = seen.has(key) ? [{ at, offset }] : []
    seen.add(key)
    return [...again, ...repeatedKeys(value, at)]
  })
}
