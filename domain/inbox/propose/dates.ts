import { type Day, isDay } from '../../kernel/calendar.ts'
import type { Paper } from '../paper.ts'
import { labelled } from './labelled.ts'
import type { Proposal, Sure } from './proposal.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const SEP = '\\s?[-/.]\\s?'
const FORMS = [
  /\b(?<y>20\d\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})\b/i,
  new RegExp(`\\b(?<d>\\d{1,2})(?:st|nd|rd|th)?[\\s./-]*(?<name>${MONTH})[\\s,./-]*(?<y>20\\d\\d|\\d\\d)\\b`, 'i'),
  new RegExp(`\\b(?<name>${MONTH})\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>20\\d\\d)\\b`, 'i'),
  new RegExp(`\\b(?<one>\\d{1,2})${SEP}(?<two>\\d{1,2})${SEP}(?<y>20\\d\\d|\\d\\d)\\b`),
]
const LABEL =
  /\b(?:(?:invoice|memo|memorandum|document|issue|bill|credit\s+note|debit\s+note|factuur|facture)?\s*(?:date|dated|datum)(?:\s+of\s+(?:invoice|issue|memo))?)\b\s*[.:]*/i
const OTHERS =
  /\b(?:due|delivery|expiry|expiration|valid|ship(?:ping|ment|ped)?|order|payment|value|print|report|p\.?o\.?)\b[\s.]*$/i

/** Which of two numbers is the day, when the paper itself does not tell: Americans write the month first. */
export type DayOrder = 'day-first' | 'month-first'

/** The paper's date: the one behind its label, else the first there is. */
export function proposeDate(paper: Paper, usual: DayOrder): Proposal<Day> | null {
  const order = orderOf(paper.text)
  const own = labelled(paper, LABEL).filter(({ label, start }) => {
    const before = paper.text.slice(Math.max(0, start - label.length - 20), start)
    return !OTHERS.test(before.slice(0, before.toLowerCase().search(/dat(?:e|um)/)))
  })
  for (const { rest, start } of own) {
    const read = dateIn(rest, order, usual)
    if (read && !/\p{L}{3,}/u.test(rest.slice(0, read.index)))
      return at(read, start, read.isAmbiguous ? 'guess' : 'sure')
  }
  const head = paper.lines.filter(({ page }) => page === 0)
  for (const { start, end } of head) {
    const read = dateIn(paper.text.slice(start, end), order, usual)
    if (read) return at(read, start, 'guess')
  }
  return null
}

type Found = { readonly day: Day; readonly text: string; readonly index: number; readonly isAmbiguous: boolean }

function at({ day, text, index }: Found, start: number, sure: Sure): Proposal<Day> {
  return { value: day, sure, found: text, place: { start: start + index, end: start + index + text.length } }
}

function dateIn(text: string, order: DayOrder | null, usual: DayOrder): Found | null {
  const found = FORMS.flatMap((form) => {
    const match = form.exec(text)
    return match ? [match] : []
  }).toSorted((a, b) => a.index - b.index)
  for (const match of found) {
    const { y = '', m, d, name, one = '', two = '' } = match.groups ?? {}
    const month = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(m)
    const isAmbiguous = !d && order === null && Number(one) <= 12 && Number(two) <= 12 && Number(one) !== Number(two)
    const isDayFirst = Number(one) > 12 || (Number(two) <= 12 && (order ?? usual) === 'day-first')
    const [dayOf, monthOf] = d
      ? [Number(d), month]
      : isDayFirst
        ? [Number(one), Number(two)]
        : [Number(two), Number(one)]
    const day = `${y.length === 2 ? `20${y}` : y}-${String(monthOf).padStart(2, '0')}-${String(dayOf).padStart(2, '0')}`
    if (isDay(day)) return { day, text: match[0], index: match.index, isAmbiguous }
  }
  return null
}

/** The order that some date of the paper gives away, because one of its numbers is no month. */
function orderOf(text: string): DayOrder | null {
  const all = [...text.matchAll(new RegExp(FORMS[3] ?? /$^/, 'g'))]
  if (all.some(({ groups }) => Number(groups?.['one']) > 12)) return 'day-first'
  return all.some(({ groups }) => Number(groups?.['two']) > 12) ? 'month-first' : null
}
