import { isDay } from '../../../domain/kernel/calendar.ts'
import { type GoodsClass, goodsClassNames } from '../../../domain/kernel/goods.ts'
import { type ChosenStatement, chooseStatements } from '../../../domain/warranties/rules.ts'
import { dayText } from '../format.tsx'
import type { DraftPage } from './draft-start.ts'
import type { DraftValues } from './draft-values.ts'
import { goodsOf, type Row } from './rows.ts'

export type StatementPreview =
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'statements'
      readonly lineCount: number
      readonly each: readonly (ChosenStatement & { readonly why: string; readonly validity: string })[]
    }

type Rules = Pick<DraftPage, 'registrations' | 'statements'>

/** What issuing would print now, and why: by the same rule that issuing itself decides with. */
export function previewOf(values: DraftValues, rows: readonly Row[], rules: Rules): StatementPreview {
  const { documentType, documentDate: date, warranty, natural, tokens } = values
  const lines = goodsOf(rows)
  if (documentType === 'credit-note')
    return { kind: 'none', why: 'A credit note refers to the original’s statement and carries none of its own.' }
  if (!isDay(date)) return { kind: 'none', why: 'Give the document a date that exists: it decides which edition fits.' }
  if (lines.length === 0) return { kind: 'none', why: 'Write a line: its goods class decides which statement fits.' }
  const choice = chooseStatements({
    documentType,
    date,
    lines,
    registrations: rules.registrations,
    statements: rules.statements,
    options: { warranty, natural, tokens },
  })
  if (!choice.ok) return { kind: 'refused', why: choice.sentence }
  if (choice.statements.length === 0)
    return {
      kind: 'none',
      why:
        warranty === 'none'
          ? 'You chose no statement, so the paper carries none.'
          : 'No line is natural rough, polished or jewellery, so the paper carries no statement.',
    }
  const covered = new Set(choice.statements.flatMap((each) => each.linePositions))
  const classes = [...new Set(lines.filter((line) => covered.has(line.position)).map((line) => line.goodsClass))]
  return {
    kind: 'statements',
    lineCount: lines.length,
    each: choice.statements.map((each) => ({
      ...each,
      why: whyOf(each, values, classes),
      validity: validityOf(each, classes),
    })),
  }
}

function whyOf(
  { statement, registrationNumber }: ChosenStatement,
  values: DraftValues,
  classes: readonly GoodsClass[],
) {
  const goods = classes.map((each) => goodsClassNames[each].toLowerCase()).join('; ')
  const on = dayText(values.documentDate)
  if (statement.kind === 'natural-origin') return `You ticked it, and it may stand on a document of ${on} for ${goods}.`
  const chosen =
    values.warranty === 'auto'
      ? `The newest edition that may be issued on ${on} for ${goods}.`
      : `You chose it, and it may be issued on ${on} for ${goods}.`
  const needs = statement.requires.includes('sow-registration') && registrationNumber
  return needs ? `${chosen} Your SoW registration ${registrationNumber} is valid on that day.` : chosen
}

function validityOf({ statement }: ChosenStatement, classes: readonly GoodsClass[]): string {
  const periods = classes.flatMap((goods) => {
    const period = statement.issuing[goods]
    return period ? [`from ${dayText(period.from)}${period.until ? `, before ${dayText(period.until)}` : ''}`] : []
  })
  return [...new Set(periods)].join('; ')
}
