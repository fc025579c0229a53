import type { Findings } from './findings.ts'
import { readMarkup } from './markup.ts'
import type { Block, countNodes, Node, Path } from './parse.ts'
import { type Counter, type Reference, resolvePath, type Scope } from './paths.ts'

/** What a checked template does, in the few steps that there are: nothing else of it can run. */
export type Step =
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'print'; readonly of: Reference | Counter }
  | ({ readonly do: 'if'; readonly of: Reference | Counter } & Branches)
  | ({ readonly do: 'each'; readonly of: Reference } & Branches)
type Branches = { readonly inner: readonly Step[]; readonly otherwise: readonly Step[] }

/** Turns the nodes of one part, which must be well-formed by itself, into steps. */
export function readSteps(
  nodes: readonly Node[],
  root: Scope,
  { add }: Findings,
  count: ReturnType<typeof countNodes>,
): readonly Step[] {
  const markup = readMarkup({ add }, count)

  function stepsOf(body: readonly Node[], scope: Scope): readonly Step[] {
    return markup.apart(() => body.flatMap((node) => stepOf(node, scope) ?? []))
  }

  function stepOf(node: Node, scope: Scope): Step | null {
    switch (node.type) {
      case 'text':
        markup.read(node.text, node.at)
        return { do: 'text', text: node.text }
      case 'print':
        markup.value(node.at)
        return printOf(node, scope)
      case 'block':
        return blockOf(node, scope)
      case 'locked':
        add(node.at, 'A locked block stands by itself, outside all other blocks and elements.')
        return null
    }
  }

  function printOf(path: Path, scope: Scope): Step | null {
    const found = resolvePath(path.path, scope)
    const fault = !found.ok
      ? found.sentence
      : 'counter' in found
        ? counterFault(found.counter)
        : NOT_PRINTED[found.entry.kind]
    if (fault) add(path.at, fault)
    if (!found.ok) return null
    return { do: 'print', of: 'counter' in found ? found.counter : found.reference }
  }

  function blockOf({ helper, of: path, inner, otherwise }: Block, scope: Scope): Step | null {
    const found = resolvePath(path.path, scope)
    if (!found.ok) {
      add(path.at, found.sentence)
      return null
    }
    if (helper === 'each') {
      if (!('counter' in found) && found.entry.kind === 'list') {
        const item = [...scope, found.entry.of] as const
        return { do: 'each', of: found.reference, inner: stepsOf(inner, item), otherwise: stepsOf(otherwise, scope) }
      }
      add(path.at, 'This is not a list. {{#each}} goes through a list.')
      return null
    }
    const of = 'counter' in found ? found.counter : found.reference
    const [first, second] = [stepsOf(inner, scope), stepsOf(otherwise, scope)]
    const isIf = helper === 'if'
    return { do: 'if', of, inner: isIf ? first : second, otherwise: isIf ? second : first }
  }

  return stepsOf(nodes, root)
}

const NOT_PRINTED: Readonly<Partial<Record<string, string>>> = {
  flag: 'This is true or false and cannot be printed. Ask for it by {{#if path}}.',
  list: 'This is a list and cannot be printed at once. Go through it by {{#each path}}.',
  object: 'This has several values. Name one of them, as in {{seller.name}}.',
}

function counterFault(counter: Counter): string | null {
  return counter === 'index' ? null : `@${counter} is true or false. Ask for it by {{#if @${counter}}}.`
}
