import { z } from 'zod'
import { keyText, plainText, sourceSchema } from './statement.ts'

/** What an audit pack can list; a scheme says which of these it has, and in which files. */
export const packRegisters = [
  'adjustments',
  'certificates',
  'corrective-actions',
  'counterparties',
  'credit-notes',
  'debit-notes',
  'events',
  'exceptions',
  'ledger',
  'members',
  'memo-returns',
  'memos',
  'opening-stock',
  'periods',
  'processings',
  'quantities',
  'registrations',
  'statements',
  'stock-declaration',
  'warranties-issued',
  'warranties-received',
] as const
export type PackRegister = (typeof packRegisters)[number]

/** The papers that a pack can hold beside its registers; those of certificates only where the scheme lists certificates. */
export const packPapers = ['issued', 'received', 'registrations', 'certificates', 'auditor-certificates'] as const
export type PackPaper = (typeof packPapers)[number]

/** What else it can hold: the pages of the reconciliation, finished samples, what shows how the company is led. */
export const packParts = ['summary', 'samples', 'governance'] as const
export type PackPart = (typeof packParts)[number]

/** The key of a scheme's first purpose, the usual one: a pack that is asked for without a purpose is for it. */
export const USUAL_PURPOSE = 'audit'

/** Whom a pack is for, and what it therefore holds of the scheme's layout. What is not named is left out, and said to be. */
const purposeSchema = z.strictObject({
  key: keyText,
  name: plainText,
  /** One sentence: who asks for it, and for what. */
  sentence: plainText,
  source: sourceSchema,
  registers: z.union([z.literal('all'), z.array(z.enum(packRegisters))], {
    error: `The registers of a purpose are "all" or a list of: ${packRegisters.join(', ')}.`,
  }),
  /** Columns that its registers do not have, whichever of them has one of these names. */
  without: z.array(z.string().regex(/^[a-z0-9_]+$/)).default([]),
  papers: z.array(z.enum(packPapers)),
  parts: z.array(z.enum(packParts)),
})
export type PackPurpose = z.output<typeof purposeSchema>

/** The registers of an audit pack with their files, and what packs are asked for. */
export const auditPackSchema = z.strictObject({
  registers: z.array(z.strictObject({ of: z.enum(packRegisters), file: z.string() })).min(1),
  purposes: z
    .array(purposeSchema)
    .min(1, `A scheme says what its packs are for, first the usual purpose “${USUAL_PURPOSE}”.`),
})
export type AuditPackLayout = z.output<typeof auditPackSchema>

/** What a pack for a purpose holds of its scheme's layout, and what it leaves out. */
export type PackLayout = {
  readonly purpose: PackPurpose
  /** Without prices and partners: its registers lack columns, and its papers are withheld, with their proofs in it. */
  readonly redacted: boolean
  readonly registers: AuditPackLayout['registers']
  readonly papers: ReadonlySet<PackPaper>
  readonly parts: ReadonlySet<PackPart>
  readonly omitted: {
    readonly registers: readonly string[]
    readonly papers: readonly PackPaper[]
    readonly parts: readonly PackPart[]
  }
}

/** The layout of a pack for one of the scheme's purposes; undefined for a purpose that the scheme has not. */
export function layoutOf(
  { registers, purposes }: AuditPackLayout,
  { purpose: key, redacted }: { readonly purpose: string; readonly redacted: boolean },
): PackLayout | undefined {
  const purpose = purposes.find((each) => each.key === key)
  if (!purpose) return undefined
  const isIn = ({ of }: AuditPackLayout['registers'][number]) =>
    purpose.registers === 'all' || purpose.registers.includes(of)
  const isShown = (part: PackPart) => !redacted || part === 'summary'
  const [papers, parts] = [new Set(purpose.papers), new Set(purpose.parts.filter(isShown))]
  return {
    ...{ purpose, redacted, registers: registers.filter(isIn), papers, parts },
    omitted: {
      registers: registers.filter((each) => !isIn(each)).map(({ file }) => file),
      papers: papersOf(registers).filter((each) => !papers.has(each)),
      parts: packParts.filter((each) => !parts.has(each)),
    },
  }
}

/** The papers that a scheme's packs can hold. */
export function papersOf(registers: AuditPackLayout['registers']): readonly PackPaper[] {
  return packPapers.filter((each) => each !== 'certificates' || registers.some(({ of }) => of === each))
}

/** A pack's label: its period, and whatever is not usual about it. */
export function packLabel(period: string, asked: { readonly purpose: string; readonly redacted: boolean }): string {
  const purpose = asked.purpose === USUAL_PURPOSE ? '' : `-${asked.purpose}`
  return `${period}${purpose}${asked.redacted ? '-redacted' : ''}`
}
