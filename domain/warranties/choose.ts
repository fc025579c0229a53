import type { Candidate, Chooser } from './compile.ts'
import { settleFamily } from './family.ts'
import { type Judged, type Judgement, judge, type Scene, versionOn } from './judge.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { placesOf } from './places.ts'
import type { Ask, Choice, Decision, Question, QuestionLine } from './question.ts'
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
    decisions: standingFirst(settled.flatMap((each) => each.decisions)),
  }
}

/** Every statement of the library; of its versions, for each goods class the one that counts on the document's date. */
function judgeAll(scene: Scene, groups: readonly LineGroup[]): readonly Judged[] {
  return scene.chooser.keys.flatMap((versions) => {
    const [newest] = versions
    if (newest && versions.length === 1) return [judgeLines(scene, newest, groups)]
    const byVersion = Map.groupBy(groups, ({ goods }) => versionOn(versions, goods, scene.date))
    return [...byVersion].flatMap(([candidate, own]) => (candidate ? [judgeLines(scene, candidate, own)] : []))
  })
}

function judgeLines(scene: Scene, candidate: Candidate, groups: readonly LineGroup[]): Judged {
  const must: QuestionLine[] = []
  const may: QuestionLine[] = []
  const ask: LineGroup[] = []
  const judgements: { group: LineGroup; judgement: Judgement }[] = []
  for (const group of groups) {
    const judgement = judge(scene, candidate, group)
    judgements.push({ group, judgement })
    if (judgement.verdict === 'ask') ask.push(group)
    else if (judgement.verdict !== 'must-not') {
      const lines = judgement.verdict === 'must' ? must : may
      for (const line of group.lines) lines.push(line)
    }
  }
  return { candidate, must, may, ask, judgements }
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

/** What stands comes first, warranties before declarations; then what may, then what must not. Otherwise as they are. */
function standingFirst(decisions: readonly Decision[]): readonly Decision[] {
  const ranks: Decision[][] = [[], [], [], []]
  for (const decision of decisions) ranks[rank(decision)]?.push(decision)
  return ranks.flat()
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
