import { type PeriodKind, periodKinds } from '../../../domain/kernel/period.ts'

export const kindNames: Readonly<Record<PeriodKind, string>> = {
  month: 'Month',
  quarter: 'Quarter',
  half: 'Half year',
  'fiscal-year': 'Fiscal year',
}

export const kindOptions = periodKinds.map((value) => ({ value, label: kindNames[value] }))
