import type { Dictionary } from './dictionary.ts'
import { type Finding, type Findings, readText } from './findings.ts'
import { countNodes, type Node, parseTemplate } from './parse.ts'
import { readSteps, type Step } from './read-steps.ts'

/** A body cut at its locked blocks, which are ours, into parts of the company's own. */
export type Segment =
  | { readonly kind: 'locked'; readonly name: string }
  | { readonly kind: 'own'; readonly steps: readonly Step[] }

/** What a template is checked against: the data that it may show, and our blocks that it must or may place. */
export type TemplateRules = {
  readonly dictionary: Dictionary
  readonly required: readonly string[]
  readonly optional?: readonly string[]
}
export type Checked =
  | { readonly ok: true; readonly segments: readonly Segment[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Decides by an allow-list over the parsed template whether a company's template may run (trust.md REN-1). What is not
 * known here to be harmless is refused, each time with its place and what would be right.
 */
export function checkTemplate(body: string, rules: TemplateRules): Checked {
  const read = readText(body, (text, findings) => cut(parseTemplate(text, findings), rules, findings))
  return read.ok ? { ok: true, segments: read.value } : read
}

function cut(nodes: readonly Node[], rules: TemplateRules, findings: Findings): readonly Segment[] {
  const { dictionary, required, optional = [] } = rules
  const known = [...required, ...optional]
  const placed = new Set<string>()
  const segments: Segment[] = []
  const count = countNodes()
  let part: Node[] = []
  const endPart = () => {
    const steps = readSteps(part, [dictionary], findings, count)
    if (steps.some((step) => step.do !== 'text' || step.text.trim() !== '')) segments.push({ kind: 'own', steps })
    part = []
  }
  for (const node of nodes) {
    if (node.type !== 'locked') {
      part.push(node)
      continue
    }
    endPart()
    const { name, at } = node
    if (!known.includes(name)) findings.add(at, `There is no block "${name}" here. There are ${known.join(', ')}.`)
    if (placed.has(name)) findings.add(at, `The block {{> ${name}}} stands twice. It may stand once.`)
    placed.add(name)
    segments.push({ kind: 'locked', name })
  }
  endPart()
  for (const name of required)
    if (!placed.has(name))
      findings.add(0, `The block {{> ${name}}} is missing. Place it once, outside all other blocks and elements.`)
  return segments
}
