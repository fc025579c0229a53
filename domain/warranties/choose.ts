import type { Candidate, Chooser } from './compile.ts'
import { settleFamily } from './family.ts'
import { type Judged, type Judgement, judge, type Scene } from './judge.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { placesOf } from './places.ts'
import type { Ask, Choice, Decision, Question } from './question.ts'
import { askFirst } from './questions.ts'

/**
 * Which statements must, may and must not stand on a document, for which lines, with what is missing and why. Decides
 * by the document's own date. Pure: the same question and library give the same answer (product.md, first point).
 */
export function chooseStatements(chooser: Chooser, question: Question): Choice {
  const asked = askFirst(chooser, question)
  const { documentType, date, seller, buyer } = question
  if (asked.length > 0 || documentType === null || date === null || seller.country === null || buyer.country === null)
    return { questions: asked, decisions: [] }
  const places = placesOf(chooser, date, {
    seller: seller.country,
    buyer: buyer.country,
    placeOfImport: question.placeOfImport,
  })
  const scene: Scene = { chooser, question, documentType, date, places }
  const groups = groupLines(chooser, question.lines, scene)
  const families = new Map<string, Judged[]>()
  for (const judged of judgeAll(scene, groups)) {
    const { scheme, family } = judged.candidate.statement
    const name = `${scheme}/${family}`
    const known = families.get(name)
    if (known) known.push(judged)
    else families.set(name, [judged])
  }
  const settled = [...families.values()].map((members) => settleFamily(scene, members))
  return {
    questions: [...stoneQuestions(families), ...settled.flatMap((each) => each.questions)],
    decisions: settled.flatMap((each) => each.decisions).toSorted(standingFirst),
  }
}

/** Every statement of the library, of each the version that counts on the day. */
function judgeAll(scene: Scene, groups: readonly LineGroup[]): readonly Judged[] {
  const found: Judged[] = []
  let last: Judged | undefined
  for (const candidate of scene.chooser.candidates) {
    // Versions of a key follow each other from the newest: an older one counts where the newer do not yet.
    const sameKey = last && last.candidate.statement.key === candidate.statement.key
    if (sameKey && last && (last.must.length > 0 || last.may.length > 0 || last.ask.length > 0)) continue
    const judged = judgeLines(scene, candidate, groups)
    if (!sameKey) found.push(judged)
    else if (judged.must.length > 0 || judged.may.length > 0 || judged.ask.length > 0) found[found.length - 1] = judged
    else continue
    last = judged
  }
  return found
}

function judgeLines(scene: Scene, candidate: Candidate, groups: readonly LineGroup[]): Judged {
  const judgements = groups.map((group) => ({ group, judgement: judge(scene, candidate, group) }))
  const linesOf = (verdict: Judgement['verdict']) =>
    judgements.flatMap(({ group, judgement }) => (judgement.verdict === verdict ? group.lines : []))
  return {
    candidate,
    must: linesOf('must'),
    may: linesOf('may'),
    ask: judgements.flatMap(({ group, judgement }) => (judgement.verdict === 'ask' ? [group] : [])),
    judgements,
  }
}

function stoneQuestions(families: ReadonlyMap<string, readonly Judged[]>): readonly Ask[] {
  const lines = new Map<number, Ask>()
  for (const members of families.values())
    for (const { ask } of members)
      for (const { position } of ask.flatMap((group) => group.lines))
        lines.set(position, {
          reason: 'no_largest_stone',
          field: `lines.${position - 1}.largestStoneCarats`,
          line: position,
          sentence: `How heavy is the largest stone of line ${position}? The words depend on it.`,
        })
  return [...lines.values()]
}

function standingFirst(a: Decision, b: Decision): number {
  return rank(a) - rank(b) || a.family.localeCompare(b.family) || a.key.localeCompare(b.key)
}

function rank({ stands, verdict, kind }: Decision): number {
  if (stands) return kind === 'warranty' ? 0 : 1
  return verdict === 'may' ? 2 : 3
}

/** What keeps a document from being issued as it stands: questions, missing facts, and gates that nobody lifted. */
export function hindrancesOf(
  { questions, decisions }: Choice,
  { override }: { readonly override: boolean },
): readonly { readonly reason: string; readonly field: string; readonly sentence: string }[] {
  const standing = decisions.filter(({ stands }) => stands)
  const gates = standing.flatMap(({ gate }) =>
    gate.open || override ? [] : [{ reason: gate.reason, field: 'registration', sentence: gate.sentence }],
  )
  return [...questions, ...standing.flatMap(({ missing }) => missing), ...gates]
}
