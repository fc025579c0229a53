import { z } from '@hono/zod-openapi'
import { companyStates } from '../../../domain/kernel/actor.ts'
import { ruleSchema } from '../../../domain/kernel/scheme.ts'
import { sourceSchema, statementSchema } from '../../../domain/kernel/statement.ts'
import type { listPublications, readPublication } from '../../../domain/publishing/index.ts'
import { dayText, id, instant } from './schemas.ts'

const words = z.string().nullable()
const day = z.string().nullable().optional()
const shared = {
  scheme: z.string(),
  effectiveOn: z.string().openapi({ example: '2027-03-01', description: 'the first day on which it counts' }),
  note: z.string().openapi({ description: 'why; the approver and the companies read it' }),
}
const edition = z
  .object({
    kind: z.literal('edition'),
    ...shared,
    base: z.string().openapi({ description: 'the key of the statement that it begins from' }),
    edition: z.string().openapi({ description: 'its old name corrects the edition, a new one makes another' }),
    name: z.string(),
    text: z.string(),
    official: words.optional(),
    adaptations: z.record(z.string(), z.object({ text: words.optional(), note: words.optional() })).optional(),
    goods: z.record(z.string(), z.object({ from: day, until: day, acceptedUntil: day })),
    older: z.enum(['stays', 'ends']).optional(),
    olderAcceptedUntil: day,
    source: z.string(),
    standing: sourceSchema.shape.standing,
  })
  .openapi('EditionDraft')
const pack = z
  .object({
    kind: z.literal('pack'),
    ...shared,
    text: z.string().openapi({ description: 'JSON: `pack` as in pack.json, and its `statements`' }),
  })
  .openapi('PackDraft')

export const publicationInput = z.discriminatedUnion('kind', [edition, pack])
export const revision = z.number().int().min(1)
export const publicationChange = z.object({ revision, publication: publicationInput })

const statuses = z.enum(['draft', 'published', 'withdrawn'])
export const publicationSummary = z
  .object({
    id,
    scheme: z.string(),
    pack: z.string(),
    kind: z.enum(['edition', 'pack']),
    title: z.string(),
    effectiveOn: dayText,
    status: statuses,
    revision,
    draftedBy: z.string(),
    draftedAt: instant,
    approvedBy: words,
    approvedAt: instant.nullable(),
  })
  .openapi('PublicationSummary')

const part = z.object({
  op: z.enum(['same', 'missing', 'inserted', 'changed']),
  official: z.string(),
  found: z.string(),
})
const windows = statementSchema.shape.goods.valueType
const statementChange = z.object({
  kind: z.enum(['new-statement', 'new-edition', 'other-words', 'other-dates']),
  key: z.string(),
  version: z.number().int(),
  edition: z.string(),
  text: z.string(),
  against: z.object({ key: z.string(), version: z.number().int(), edition: z.string() }).nullable(),
  wordings: z.array(z.object({ of: z.string(), parts: z.array(part) })),
  goods: z.array(z.object({ goods: z.string(), now: windows.nullable(), next: windows })),
})
export const publicationView = publicationSummary
  .extend({
    note: z.string(),
    contentHash: z.string(),
    withdrawnBy: words,
    withdrawnAt: instant.nullable(),
    changes: z.array(statementChange),
    rules: z.array(z.object({ verb: z.enum(['added', 'changed', 'removed']), rule: ruleSchema })),
    touched: z
      .object({
        companies: z.array(
          z.object({ id, legalName: z.string(), state: z.enum(companyStates), drafts: z.number().int() }),
        ),
        totalCompanies: z.number().int(),
        totalDrafts: z.number().int(),
      })
      .nullable()
      .openapi({ description: 'numbers of open drafts, and nothing of what they say' }),
    told: z.object({ companies: z.number().int(), mailed: z.number().int() }).nullable(),
    hindrance: z
      .object({ reason: z.string(), sentence: z.string() })
      .nullable()
      .openapi({ description: 'why you may not approve it now' }),
  })
  .openapi('Publication')

type Row = Awaited<ReturnType<typeof listPublications>>['publications'][number]
type Whole = Awaited<ReturnType<typeof readPublication>>

/** One row of the list, on the wire. */
export function viewOfRow(row: Row): z.output<typeof publicationSummary> {
  return publicationSummary.parse({
    ...row,
    draftedBy: row.draftedByName,
    draftedAt: row.draftedAt.toISOString(),
    approvedBy: row.approvedByName,
    approvedAt: row.approvedAt?.toISOString() ?? null,
  })
}

/** A publication with what it changes and whom it touches, on the wire. */
export function viewOfPublication({ publication, changes, touched, told, hindrance }: Whole) {
  return publicationView.parse({
    ...viewOfRow(publication),
    note: publication.note,
    contentHash: publication.contentHash,
    withdrawnBy: publication.withdrawnByName,
    withdrawnAt: publication.withdrawnAt?.toISOString() ?? null,
    changes: changes.statements.map(({ statement, ...change }) => {
      const { key, version, edition: name, text } = statement
      return { ...change, key, version, edition: name, text }
    }),
    rules: changes.rules,
    touched: touched && {
      ...touched,
      companies: touched.companies.map(({ tenantId, ...company }) => ({ ...company, id: tenantId })),
    },
    told,
    hindrance,
  })
}
