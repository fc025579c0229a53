import { html, raw } from 'hono/html'
import { z } from 'zod'

/** The parts of JSON Schema that our own description uses. */
export type SchemaNode = {
  readonly $ref?: string | undefined
  readonly type?: string | readonly string[] | undefined
  readonly format?: string | undefined
  readonly description?: string | undefined
  readonly example?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly items?: SchemaNode | undefined
  readonly anyOf?: readonly SchemaNode[] | undefined
  readonly oneOf?: readonly SchemaNode[] | undefined
  readonly allOf?: readonly SchemaNode[] | undefined
  readonly properties?: Readonly<Record<string, SchemaNode>> | undefined
  readonly required?: readonly string[] | undefined
}
type Html = ReturnType<typeof html>

const many = z.array(z.lazy(() => schemaNode)).optional()
export const schemaNode: z.ZodType<SchemaNode> = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  example: z.unknown().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.lazy(() => schemaNode).optional(),
  anyOf: many,
  oneOf: many,
  allOf: many,
  properties: z
    .record(
      z.string(),
      z.lazy(() => schemaNode),
    )
    .optional(),
  required: z.array(z.string()).optional(),
})

/** A schema in a few words, with a link to every named one. */
export function typeOf(node: SchemaNode): Html {
  if (node.$ref) {
    const name = node.$ref.split('/').at(-1) ?? ''
    return html`<a href="#schema-${name}">${name}</a>`
  }
  const choices = node.anyOf ?? node.oneOf ?? node.allOf
  if (choices) return joined(choices.map(typeOf), node.allOf ? ' and ' : ' or ')
  if (node.const !== undefined) return html`<code>${JSON.stringify(node.const)}</code>`
  if (node.enum)
    return joined(
      node.enum.map((value) => html`<code>${String(value)}</code>`),
      ' or ',
    )
  if (node.items) return html`list of ${typeOf(node.items)}`
  if (node.properties) {
    const fields = Object.entries(node.properties).map(([name, inner]) => html`<code>${name}</code>: ${typeOf(inner)}`)
    return html`{ ${joined(fields, ', ')} }`
  }
  const type = typeof node.type === 'string' ? [node.type] : (node.type ?? ['anything'])
  return html`${type.join(' or ')}${node.format ? ` (${node.format})` : ''}`
}

/** A table of an object's fields. */
export function fieldsOf(caption: string, node: SchemaNode): Html {
  const rows = Object.entries(node.properties ?? {}).map(
    ([name, inner]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${node.required?.includes(name) ? 'yes' : 'no'}</td><td>${typeOf(inner)}</td><td>${inner.description ?? ''}</td></tr>`,
  )
  return table(caption, ['Field', 'Always there', 'Type', 'Note'], rows)
}

/** A table that scrolls by itself on a narrow screen, also with the keyboard. */
export function table(caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html`${raw(between)}${part}`))}`
}
