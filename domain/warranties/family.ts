import { issueWindow, type Judged, type Scene } from './judge.ts'
import type { Ask, Decision, Gate, QuestionLine } from './question.ts'
import { registrationOn, wordsOf } from './words.ts'

type Settled = { readonly decisions: readonly Decision[]; readonly questions: readonly Ask[] }
type Member = Judged & { readonly eligible: ReadonlySet<QuestionLine>; readonly gate: Gate; readonly newest: string }

/**
 * Decides which edition of a family stands: the one that was asked for, else the newest whose gate is open, else the
 * newest. Lines that it may not cover get the next one.
 */
export function settleFamily(scene: Scene, members: readonly Judged[]): Settled {
  const out = members.filter((judged) => !isEligible(judged)).map((judged) => refused(scene, judged))
  if (out.length === members.length) return { decisions: out, questions: [] }
  const eligible = members.filter(isEligible).map((judged) => memberOf(scene, judged))
  if (eligible.length > 1) eligible.sort(preferred)
  const family = members[0]?.candidate.statement.family ?? ''
  const mustLines = union(eligible.map(({ must }) => must))
  const added = scene.question.options.add.includes(family)
  const target = added ? union(eligible.map((each) => each.eligible)) : mustLines
  const { stands, left, asked } = cover(scene, eligible, target)
  const [first] = stands
  const decisions = eligible.map((member) => {
    const own = stands.find((each) => each.member === member)
    return own
      ? standing(scene, member, own.lines)
      : offered(scene, member, first?.member.candidate.statement.key ?? null)
  })
  const question = left.length > 0 ? [noEdition(scene, family, { asked, left })] : []
  return { decisions: [...decisions, ...out], questions: question }
}

function isEligible({ must, may }: Judged): boolean {
  return must.length + may.length > 0
}

function memberOf(scene: Scene, judged: Judged): Member {
  const eligible = new Set([...judged.must, ...judged.may])
  const goods = new Set(Array.from(eligible, ({ goodsClass }) => goodsClass ?? ''))
  const starts = Array.from(goods, (each) => issueWindow(judged.candidate, each, scene.date)?.from ?? '')
  return { ...judged, eligible, gate: gateOf(scene, judged), newest: starts.sort().at(-1) ?? '' }
}

function preferred(a: Member, b: Member): number {
  return Number(b.gate.open) - Number(a.gate.open) || (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0)
}

function cover(scene: Scene, eligible: readonly Member[], target: ReadonlySet<QuestionLine>) {
  const family = eligible[0]?.candidate.statement.family ?? ''
  const asked = scene.question.options.editions[family] ?? null
  const allowed = asked === null ? eligible : eligible.filter(({ candidate }) => candidate.statement.edition === asked)
  const stands: { member: Member; lines: readonly QuestionLine[] }[] = []
  let left = [...target].toSorted((a, b) => a.position - b.position)
  for (const member of allowed) {
    const lines = left.filter((line) => member.eligible.has(line))
    if (lines.length === 0) continue
    stands.push({ member, lines })
    left = left.filter((line) => !member.eligible.has(line))
  }
  return { stands, left, asked }
}

function gateOf({ question, date, chooser }: Scene, { candidate: { statement } }: Judged): Gate {
  if (!statement.requires.registration) return { open: true, number: null }
  const valid = registrationOn(question, statement.scheme, date)
  if (valid) return { open: true, number: valid.number }
  const { name, site } = chooser.registrationNames.get(statement.scheme) ?? { name: 'registration', site: '' }
  return question.registrations.some(({ scheme }) => scheme === statement.scheme)
    ? {
        open: false,
        reason: 'registration_not_valid',
        sentence: `The company’s ${name} is not valid on ${date}. Renew it at ${site} and have the association record it, or correct the document date.`,
      }
    : {
        open: false,
        reason: 'no_registration',
        sentence: `The company has no ${name}. Ask the association to record it, then issue again.`,
      }
}

function common(
  scene: Scene,
  { candidate, judgements }: Judged,
  verdict: Decision['verdict'],
  lines: readonly QuestionLine[],
) {
  const goods = new Set<string>()
  for (const { goodsClass } of lines) if (goodsClass !== null) goods.add(goodsClass)
  const validity: Decision['validity'][number][] = []
  for (const each of goods) {
    const window = issueWindow(candidate, each, scene.date)
    if (window) validity.push({ goods: each, from: window.from, until: window.until })
  }
  const notOn: Decision['notOn'][number][] = []
  for (const { group, judgement } of judgements)
    if (judgement.verdict === 'must-not')
      notOn.push({ lines: group.lines.map(({ position }) => position), sentence: judgement.why.sentence })
  return { ...candidate.identity, verdict, notOn, validity, lines: lines.map(({ position }) => position) }
}

function standing(scene: Scene, member: Member, lines: readonly QuestionLine[]): Decision {
  const must = new Set(member.must)
  const verdict = lines.some((line) => must.has(line)) ? 'must' : 'may'
  const { instances, unfinished, missing } = wordsOf(scene, member.candidate, lines)
  const why = whyOf(member, verdict)
  return {
    ...common(scene, member, verdict, lines),
    stands: true,
    instances,
    unfinished,
    missing,
    gate: member.gate,
    why,
    insteadOf: null,
  }
}

function offered(scene: Scene, member: Member, insteadOf: string | null): Decision {
  const why = whyOf(member, member.must.length > 0 ? 'must' : 'may')
  const rest = { stands: false, instances: [], unfinished: null, missing: [], gate: member.gate, why, insteadOf }
  return { ...common(scene, member, 'may', [...member.eligible]), ...rest }
}

function refused(scene: Scene, judged: Judged): Decision {
  const undecided = judged.ask[0]
  const first = judged.judgements[0]
  const why = first?.judgement.why ?? {
    rule: null,
    sentence: 'There are no lines.',
    source: judged.candidate.statement.source,
  }
  const verdict = undecided ? ('may' as const) : ('must-not' as const)
  const lines = undecided ? judged.ask.flatMap((group) => group.lines) : []
  const rest = {
    stands: false,
    instances: [],
    unfinished: null,
    missing: [],
    gate: { open: true, number: null } as const,
    why,
    insteadOf: null,
  }
  return { ...common(scene, judged, verdict, lines), ...rest }
}

function whyOf({ judgements }: Judged, verdict: 'must' | 'may') {
  const found = judgements.find(({ judgement }) => judgement.verdict === verdict) ?? judgements[0]
  if (!found) throw new Error('a decision without a judgement')
  return found.judgement.why
}

function noEdition(
  scene: Scene,
  family: string,
  { asked, left }: { readonly asked: string | null; readonly left: readonly QuestionLine[] },
): Ask {
  const which = asked ?? 'No edition'
  const positions = left.map(({ position }) => position).join(', ')
  return {
    reason: 'no_edition_on_date',
    field: `options.editions.${family}`,
    line: null,
    sentence: `${which} may not be issued on ${scene.date} for line ${positions}. Choose another edition, or check the document date.`,
  }
}

function union(lines: readonly Iterable<QuestionLine>[]): ReadonlySet<QuestionLine> {
  return new Set(lines.flatMap((each) => [...each]))
}
