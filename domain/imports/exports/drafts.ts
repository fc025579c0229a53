import type { TenantTx } from '../../../db/tenant.ts'
import { draftContent, draftSchema } from '../../trade-documents/schema.ts'
import { issuedHeader, issuedLine } from '../columns/issued.ts'
import type { OutRow } from '../writing/file.ts'
import { selectDraftContents } from './queries.ts'

/** The lines of drafts; each draft is called by its place, for it has no number yet. */
export async function draftRows(tx: TenantTx, ids: readonly string[], before: number): Promise<readonly OutRow[]> {
  const drafts = await selectDraftContents(tx, ids)
  return drafts.flatMap(({ content, customer, original, originalReceived }, at) => {
    const { lines, options, ...fields } = draftContent(draftSchema.parse(content))
    const header = {
      ...fromFields(issuedHeader, fields),
      invoice: `draft ${before + at + 1}`,
      issued_status: 'draft',
      customer,
      original,
      original_received: originalReceived,
      reference: text(fields.reference) ?? '',
      choices: isEmpty(options) ? null : JSON.stringify(options),
    }
    return lines.map((line) => ({ ...header, ...fromFields(issuedLine, line) }))
  })
}

function fromFields(columns: readonly { readonly key: string; readonly field: string }[], values: object): OutRow {
  const by = values as Readonly<Record<string, unknown>>
  return Object.fromEntries(columns.map(({ key, field }) => [key, text(by[field])]))
}

function text(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}

function isEmpty(options: object | undefined): boolean {
  return Object.values(options ?? {}).every((each: object) => Object.keys(each).length === 0)
}
