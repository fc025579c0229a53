import type { Day } from '../kernel/calendar.ts'
import type { StatementRule } from '../kernel/scheme.ts'
import type { Window } from '../kernel/statement.ts'
import { holds } from '../kernel/window.ts'
import type { Candidate, Chooser } from './compile.ts'
import type { LineGroup } from './line-groups.ts'
import { fitsPlaces, type Places } from './places.ts'
import type { Question, QuestionLine, Why } from './question.ts'

export type Verdict = 'must' | 'may' | 'must-not' | 'ask'
export type Judgement = { readonly verdict: Verdict; readonly why: Why }

/** A statement with what is decided about each group of the document's lines. */
export type Judged = {
  readonly candidate: Candidate
  readonly must: readonly QuestionLine[]
  readonly may: readonly QuestionLine[]
  readonly ask: readonly LineGroup[]
  readonly judgements: readonly { readonly group: LineGroup; readonly judgement: Judgement }[]
}

/** What is the same for every statement and line of one document. */
export type Scene = {
  readonly chooser: Chooser
  readonly question: Question
  readonly documentType: string
  readonly date: Day
  readonly places: Places
}

/** Whether a statement must, may or must not cover a group of lines, and by which rule. */
export function judge(scene: Scene, candidate: Candidate, group: LineGroup): Judgement {
  const rule = firstRule(scene, candidate, group)
  if (rule?.rule.verdict === 'must-not') return { verdict: 'must-not', why: whyOf(rule.rule) }
  const hindrance = hindranceOf(scene, candidate, group)
  if (hindrance !== null)
    return { verdict: 'must-not', why: { rule: null, sentence: hindrance, source: candidate.statement.source } }
  if (!rule)
    return {
      verdict: 'may',
      why: {
        rule: null,
        sentence: `${candidate.statement.name} may stand here; no rule asks for it.`,
        source: candidate.statement.source,
      },
    }
  return { verdict: rule.certain ? rule.rule.verdict : 'ask', why: whyOf(rule.rule) }
}

/** The window in which a statement may be issued for the goods on the day, or undefined. */
export function issueWindow({ statement }: Candidate, goods: string, date: Day): Window | undefined {
  return statement.goods[goods]?.issue.find((window) => holds(window, date))
}

/**
 * The version that counts for the goods on the day: the newest of those that begin to speak of them by then. It counts
 * even where it ended the issuing, else an older version would go on.
 */
export function versionOn(versions: readonly Candidate[], goods: string, date: Day): Candidate | undefined {
  const begun = ({ statement }: Candidate) => statement.goods[goods]?.issue.some(({ from }) => from <= date) ?? false
  return versions.find(begun) ?? versions[0]
}

function whyOf({ key, sentence, source }: StatementRule): Why {
  return { rule: key, sentence, source }
}

function firstRule(scene: Scene, candidate: Candidate, group: LineGroup) {
  const active = candidate.rules.find(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= scene.date)
  for (const rule of active?.rules ?? []) {
    if (!fitsDocument(rule, scene) || !fitsGoods(rule, group)) continue
    const stone = rule.when.largestStone
    if (!stone) return { rule, certain: true }
    const standing = group.stones.get(stone.threshold)
    if (standing === 'unknown') return { rule, certain: false }
    if (standing === stone.is) return { rule, certain: true }
  }
  return null
}

function fitsDocument({ when }: StatementRule, { documentType, question, places, date }: Scene): boolean {
  return (
    (when.documentTypes?.includes(documentType) ?? true) &&
    (when.buyers?.includes(question.buyer.kind) ?? true) &&
    (when.crossBorder === undefined || when.crossBorder === places.crossBorder) &&
    (when.dates === undefined || holds(when.dates, date)) &&
    fitsPlaces(when.where, places)
  )
}

function fitsGoods({ when }: StatementRule, group: LineGroup): boolean {
  return (when.goods?.includes(group.goods) ?? true) && (when.treated === undefined || when.treated === group.treated)
}

/** Why a statement cannot stand for these lines whatever the rules say, or null. */
function hindranceOf(scene: Scene, candidate: Candidate, group: LineGroup): string | null {
  const { statement } = candidate
  if (!candidate.documentTypes.has(scene.documentType))
    return `Not on a document of this type, only on ${statement.documentTypes.join(', ').replaceAll('-', ' ')}.`
  if (!statement.buyers.includes(scene.question.buyer.kind)) return 'Not for sales to consumers.'
  if (!fitsPlaces(statement.where, scene.places)) return 'For goods that go between other places.'
  const goods = scene.chooser.goods.get(group.goods)?.name ?? group.goods
  if (!statement.goods[group.goods]) return `Not for these goods (${goods}).`
  if (statement.treatment === 'untreated' && group.treated) return 'For untreated goods only.'
  if (statement.treatment === 'treated' && !group.treated) return 'For treated goods only.'
  if (issueWindow(candidate, group.goods, scene.date)) return null
  const windows = statement.goods[group.goods]?.issue.map(({ from, until }) =>
    until ? `from ${from} to the day before ${until}` : `from ${from}`,
  )
  return `${statement.edition} may not be issued on ${scene.date} for these goods (${goods})${windows?.length ? `, only ${windows.join(' and ')}` : ''}.`
}
