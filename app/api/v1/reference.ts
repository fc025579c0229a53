import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import { fieldsOf, schemaNode, table, typeOf } from './reference-types.ts'

const content = z.record(z.string(), z.object({ schema: schemaNode.optional() })).optional()
const operation = z.object({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  security: z.array(z.unknown()).optional(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: schemaNode }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
})
const descriptionSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation)),
  components: z.object({ schemas: z.record(z.string(), schemaNode) }),
})
type Operation = z.output<typeof operation> & { readonly method: string; readonly path: string }

const tokens = readFileSync(join(import.meta.dirname, '../../ui/css/tokens.css'), 'utf8')
const style = `${tokens}
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/24px Inter, system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 16px; }
h1, h2 { font-family: "Source Serif 4", Georgia, serif; line-height: 1.3; }
h2 { margin-top: 48px; border-bottom: 1px solid var(--hairline); }
h3 { margin: 32px 0 8px; font-size: 15px; overflow-wrap: anywhere; }
a { color: var(--accent); } code { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 0.92em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; }
caption { text-align: left; color: var(--ink-soft); padding: 8px 0 4px; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--hairline); font-weight: 400; }
thead th { color: var(--ink-soft); border-bottom-color: var(--control); font-size: 13px; font-weight: 600; }
.method { color: var(--ink-soft); font-weight: 600; }
nav ul { padding-left: 20px; }`

/** The description as one page to read: no script, nothing from elsewhere, in the look of the product. */
export async function referencePage(description: unknown): Promise<string> {
  const { info, servers, paths, components } = descriptionSchema.parse(description)
  const operations: Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ ...each, method: method.toUpperCase(), path })),
  )
  const groups = Map.groupBy(operations, (each) => each.tags[0] ?? 'Other')
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${info.title} API reference</title>
<style>${raw(style)}</style></head><body><main>
<h1>${info.title} API, version ${info.version}</h1><p>${info.description}</p>
<p>Addresses are under <code>${servers[0]?.url ?? ''}</code>. Send <code>Authorization: Bearer bfk_…</code> with a token of your company.
The same as <a href="openapi.json">openapi.json</a>, for programs.</p>
<nav aria-label="Operations"><ul>${[...groups].map(
    ([name, each]) =>
      html`<li>${name}<ul>${each.map((one) => html`<li><a href="#${anchorOf(one)}">${one.summary}</a></li>`)}</ul></li>`,
  )}<li><a href="#schemas">Schemas</a></li></ul></nav>
${[...groups].map(([name, each]) => html`<section><h2>${name}</h2>${each.map(operationOf)}</section>`)}
<section><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(
    ([name, node]) =>
      html`<h3 id="schema-${name}">${name}</h3>${node.properties ? fieldsOf(`Fields of ${name}`, node) : html`<p>${typeOf(node)}</p>`}`,
  )}</section></main></body></html>`
  return `${await page}`
}

function operationOf(each: Operation) {
  const { parameters, requestBody, responses } = each
  const key = `${each.method} ${each.path}`
  return html`<article><h3 id="${anchorOf(each)}"><span class="method">${each.method}</span> <code>${each.path}</code></h3>
<p>${each.summary}.${each.security?.length === 0 ? ' No token needed.' : ''}</p>
${
  parameters.length === 0
    ? ''
    : table(
        `Parameters of ${key}`,
        ['Name', 'In', 'Required', 'Type', 'Note'],
        parameters.map(
          (one) =>
            html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.in}</td><td>${one.required ? 'yes' : 'no'}</td><td>${typeOf(one.schema)}</td><td>${one.schema.description ?? ''}</td></tr>`,
        ),
      )
}${requestBody ? html`<p>Body: ${bodiesOf(requestBody.content)}</p>` : ''}${table(
  `Answers of ${key}`,
  ['Status', 'Meaning', 'Body'],
  answersOf(responses).map(
    ([statuses, meaning, body]) =>
      html`<tr><th scope="row">${statuses}</th><td>${meaning}</td><td>${bodiesOf(body)}</td></tr>`,
  ),
)}</article>`
}

// What it answers when it does it, and its refusals in one row: they are the same nearly everywhere.
function answersOf(responses: Operation['responses']) {
  const all = Object.entries(responses)
  const refusals = all.filter(([status]) => Number(status) >= 400)
  const done = all.filter(([status]) => Number(status) < 400)
  const refused = refusals.map(([status]) => status).join(', ')
  return [
    ...done.map(([status, { description, content: body }]) => [status, description, body] as const),
    ...refusals.slice(0, 1).map(([, { content: body }]) => [refused, 'Refused; detail says why.', body] as const),
  ]
}

function bodiesOf(bodies: z.output<typeof content>) {
  return Object.entries(bodies ?? {}).map(
    ([type, { schema }], at) =>
      html`${at === 0 ? '' : '; '}<code>${type}</code>${schema ? html`, ${typeOf(schema)}` : ''}`,
  )
}

function anchorOf({ method, path }: Operation): string {
  return `${method}${path}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
