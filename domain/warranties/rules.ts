import type { Day } from '../kernel/calendar.ts'
import type { GoodsClass, TradeDocumentType } from '../kernel/goods.ts'
import type { Statement } from '../kernel/statement.ts'

export const warrantyChoices = ['auto', 'none', 'SOW-2021', 'SOW-2002'] as const

export type StatementOptions = {
  /** `auto` takes the newest edition valid on the document date. */
  readonly warranty: (typeof warrantyChoices)[number]
  /** Whether the WFDB natural-origin statement stands beside it. */
  readonly natural: boolean
  /** What each option token says; a token not named takes its default. */
  readonly tokens: Readonly<Record<string, string>>
}

export type StatementQuestion = {
  readonly documentType: TradeDocumentType
  readonly date: Day
  readonly lines: readonly { readonly position: number; readonly goodsClass: GoodsClass }[]
  readonly registrations: readonly { readonly number: string; readonly validFrom: Day; readonly validTo: Day }[]
  readonly statements: readonly Statement[]
  readonly options: StatementOptions
}

export type ChosenStatement = {
  readonly statement: Statement
  readonly text: string
  readonly tokens: Readonly<Record<string, string>>
  readonly linePositions: readonly number[]
  readonly registrationNumber: string | null
}

export type StatementRefusal =
  | 'lab_grown_only'
  | 'no_natural_lines'
  | 'no_warranty_on_credit_note'
  | 'no_edition_on_date'
  | 'unknown_option'
  | 'unresolved_token'
  | 'no_registration'
  | 'registration_not_valid'

export type StatementChoice =
  | { readonly ok: true; readonly statements: readonly ChosenStatement[] }
  | { readonly ok: false; readonly reason: StatementRefusal; readonly sentence: string }

const NATURAL: readonly GoodsClass[] = ['ROUGH_NATURAL', 'POLISHED_NATURAL', 'JEWELLERY_NATURAL']

/** Which statements a document carries and which lines each covers, or the reason why it cannot be issued so. */
export function chooseStatements(question: StatementQuestion): StatementChoice {
  const { options, lines, documentType } = question
  const asked = options.natural || options.warranty.startsWith('SOW')
  if (documentType === 'credit-note')
    return asked
      ? refuse(
          'no_warranty_on_credit_note',
          'A credit note refers to the original warranty and issues none: choose no statement.',
        )
      : { ok: true, statements: [] }
  const natural = lines.filter((line) => NATURAL.includes(line.goodsClass))
  if (natural.length === 0) return asked ? nothingToCover(lines) : { ok: true, statements: [] }
  const chosen: ChosenStatement[] = []
  for (const candidates of wanted(question)) {
    const choice = choose(question, natural, candidates)
    if (!choice.ok) return choice
    chosen.push(...choice.statements)
  }
  return { ok: true, statements: chosen }
}

function nothingToCover(lines: StatementQuestion['lines']): StatementChoice {
  return lines.some((line) => line.goodsClass === 'LAB_GROWN')
    ? refuse(
        'lab_grown_only',
        'The System of Warranties is for natural diamonds: this document has laboratory-grown lines and no natural ones. Choose no statement, or correct the goods class.',
      )
    : refuse(
        'no_natural_lines',
        'No line is natural rough, polished or jewellery. Choose no statement, or correct the goods class.',
      )
}

function wanted({ statements, options }: StatementQuestion): readonly (readonly Statement[])[] {
  const warranties = statements.filter((each) => each.kind === 'warranty')
  const groups: (readonly Statement[])[] = []
  if (options.warranty === 'auto') groups.push(warranties)
  else if (options.warranty !== 'none') groups.push(warranties.filter((each) => each.edition === options.warranty))
  if (options.natural) groups.push(statements.filter((each) => each.kind === 'natural-origin'))
  return groups
}

function choose(
  question: StatementQuestion,
  lines: StatementQuestion['lines'],
  candidates: readonly Statement[],
): StatementChoice {
  const classes = [...new Set(lines.map((line) => line.goodsClass))]
  const valid = candidates.filter((each) => classes.every((goods) => mayIssue(each, question, goods)))
  const statement = valid.toSorted(newestFirst)[0]
  if (!statement)
    return refuse(
      'no_edition_on_date',
      `No edition asked for may be issued on ${question.date} for all of these goods. Choose another edition, or check the document date.`,
    )
  const registration = registrationFor(question, statement)
  if (!registration.ok) return registration
  const words = resolve(statement, question.options.tokens)
  if (!words.ok) return words
  const linePositions = lines.map((line) => line.position)
  const { text, tokens } = words
  return { ok: true, statements: [{ statement, text, tokens, linePositions, registrationNumber: registration.number }] }
}

function mayIssue(statement: Statement, { date, documentType }: StatementQuestion, goods: GoodsClass): boolean {
  const period = statement.issuing[goods]
  if (!period || !statement.docTypes.includes(documentType)) return false
  return period.from <= date && (period.until === null || date < period.until)
}

function newestFirst(a: Statement, b: Statement): number {
  return b.edition.localeCompare(a.edition) || b.version - a.version
}

type Refused = Extract<StatementChoice, { ok: false }>

function registrationFor(
  { registrations, date }: StatementQuestion,
  statement: Statement,
): { readonly ok: true; readonly number: string | null } | Refused {
  const valid = registrations.find((each) => each.validFrom <= date && date <= each.validTo)
  if (valid || !statement.requires.includes('sow-registration')) return { ok: true, number: valid?.number ?? null }
  return registrations.length === 0
    ? refuse(
        'no_registration',
        'The company has no SoW registration. Ask the association to record it, then issue again.',
      )
    : refuse(
        'registration_not_valid',
        `The company’s SoW registration is not valid on ${date}. Renew it on wdcsow.org and have the association record it, or correct the document date.`,
      )
}

function resolve(
  statement: Statement,
  wantedTokens: StatementOptions['tokens'],
): { readonly ok: true; readonly text: string; readonly tokens: Readonly<Record<string, string>> } | Refused {
  let text = statement.text
  const tokens: Record<string, string> = {}
  for (const token of statement.tokens) {
    const choice = wantedTokens[token.name] ?? token.default
    const words = Object.hasOwn(token.choices, choice) ? token.choices[choice] : undefined
    if (words === undefined)
      return refuse(
        'unknown_option',
        `“${choice}” is not a choice for {${token.name}}. Choose one of: ${Object.keys(token.choices).join(', ')}.`,
      )
    tokens[token.name] = choice
    text = text.replaceAll(`{${token.name}}`, words)
  }
  if (/[{}[\]()*]/.test(text))
    return refuse(
      'unresolved_token',
      'The statement still has a bracket or an option in it. Choose every option, then issue again.',
    )
  return { ok: true, text, tokens }
}

function refuse(reason: StatementRefusal, sentence: string): Refused {
  return { ok: false, reason, sentence }
}
