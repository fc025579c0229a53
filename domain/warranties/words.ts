import { formatCarat, NO_CARATS, sumCarats } from '../kernel/carat.ts'
import type { Token } from '../kernel/statement.ts'
import type { Candidate } from './compile.ts'
import type { Scene } from './judge.ts'
import { thresholdAt } from './line-groups.ts'
import type { Ask, Decision, Instance, QuestionLine } from './question.ts'

type Words = Pick<Decision, 'instances' | 'unfinished' | 'missing'>
type Value = { readonly value: string } | { readonly ask: Ask } | { readonly none: true }

/** Resolves every token of a statement for the lines it covers: the exact words, or what is missing for them. */
export function wordsOf(scene: Scene, candidate: Candidate, lines: readonly QuestionLine[]): Words {
  const { statement } = candidate
  const missing = lines.flatMap((line) => missingFacts(candidate, line))
  const lineTokens = statement.tokens.filter((token) => token.from === 'line')
  const shared = statement.tokens.filter((token) => token.from !== 'line')
  const values = new Map<string, string>()
  for (const token of shared) {
    const found = sharedValue(scene, candidate, token, lines)
    if ('ask' in found) missing.push(found.ask)
    else if ('value' in found) values.set(token.name, found.value)
  }
  const groups = new Map<string, { own: Map<string, string>; lines: QuestionLine[] }>()
  for (const line of lines) {
    const own = new Map<string, string>()
    for (const token of lineTokens) {
      const found = lineValue(token, line)
      if ('ask' in found) missing.push(found.ask)
      else if ('value' in found) own.set(token.name, found.value)
    }
    const sign = [...own.values()].join('\n')
    const known = groups.get(sign)
    if (known) known.lines.push(line)
    else groups.set(sign, { own, lines: [line] })
  }
  const text = statement.adaptations[scene.documentType]?.text ?? statement.text
  if (missing.length > 0)
    return { instances: [], unfinished: filled(text, values, () => '…'), missing: distinct(missing) }
  return {
    instances: [...groups.values()].map((group) =>
      instance(candidate, text, new Map([...values, ...group.own]), group.lines),
    ),
    unfinished: null,
    missing: [],
  }
}

function instance(
  { statement, tokensInText }: Candidate,
  template: string,
  values: ReadonlyMap<string, string>,
  lines: readonly QuestionLine[],
): Instance {
  const text = filled(template, values, (braced) => braced)
  if (/[{}]/.test(text)) throw new Error(`unresolved option in ${statement.key}, version ${statement.version}`)
  const fields = statement.tokens.flatMap(({ name, label }) => {
    const value = values.get(name)
    return tokensInText.has(name) || value === undefined || value === '' ? [] : [{ label, value }]
  })
  return { text, tokens: Object.fromEntries(values), fields, lines: lines.map(({ position }) => position) }
}

function filled(template: string, values: ReadonlyMap<string, string>, unknown: (braced: string) => string): string {
  return template.replace(/\{([^{}]+)\}/g, (braced, name: string) => values.get(name) ?? unknown(braced))
}

function missingFacts({ statement }: Candidate, line: QuestionLine): readonly Ask[] {
  return statement.requires.lines.flatMap(({ fact, ask }) =>
    factOf(line, fact) === null ? [askOfLine('missing_fact', line, fact, ask)] : [],
  )
}

function lineValue(token: Extract<Token, { from: 'line' }>, line: QuestionLine): Value {
  const value = factOf(line, token.fact)
  if (value === null) return { ask: askOfLine('missing_fact', line, token.fact, token.ask) }
  return token.pattern === null || new RegExp(token.pattern, 'u').test(value)
    ? { value }
    : { ask: askOfLine('wrong_fact', line, token.fact, token.ask) }
}

function factOf(line: QuestionLine, fact: Extract<Token, { from: 'line' }>['fact']): string | null {
  if (fact === 'largestStoneCarats') return line.largestStone === null ? null : formatCarat(line.largestStone)
  return line[fact] || null
}

function askOfLine(reason: Ask['reason'], line: QuestionLine, fact: string, sentence: string): Ask {
  return { reason, field: `lines.${line.position - 1}.${fact}`, line: line.position, sentence }
}

function sharedValue(
  scene: Scene,
  candidate: Candidate,
  token: Exclude<Token, { from: 'line' }>,
  lines: readonly QuestionLine[],
): Value {
  const { key } = candidate.statement
  const typed = scene.question.options.tokens[key]?.[token.name]
  const field = `options.tokens.${key}.${token.name}`
  switch (token.from) {
    case 'choice': {
      const choice = typed ?? token.default
      const words = Object.hasOwn(token.choices, choice) ? token.choices[choice] : undefined
      if (words !== undefined) return { value: words }
      const choices = Object.keys(token.choices).join(', ')
      return {
        ask: {
          reason: 'unknown_option',
          field,
          line: null,
          sentence: `“${choice}” is not a choice for ${token.label}. Choose one of: ${choices}.`,
        },
      }
    }
    case 'text':
      return typedValue(token, (typed ?? '').trim(), field)
    case 'document':
      return { value: documentFact(scene, candidate, token.fact, lines) }
    case 'threshold':
      return thresholdValue(scene, token, lines)
  }
}

function typedValue(token: Extract<Token, { from: 'text' }>, value: string, field: string): Value {
  if (value === '')
    return token.optional
      ? { none: true }
      : { ask: { reason: 'missing_words', field, line: null, sentence: token.ask } }
  const fits = token.pattern === null || new RegExp(token.pattern, 'u').test(value)
  if (fits && value.length <= 200 && !/[{}[\]<>*]/.test(value)) return { value }
  return {
    ask: {
      reason: 'wrong_words',
      field,
      line: null,
      sentence: `${token.label}: “${value.slice(0, 60)}” does not fit. ${token.ask}`,
    },
  }
}

function documentFact(
  { question, date, places }: Scene,
  { statement }: Candidate,
  fact: Extract<Token, { from: 'document' }>['fact'],
  lines: readonly QuestionLine[],
): string {
  switch (fact) {
    case 'seller':
      return question.seller.name
    case 'buyer':
      return question.buyer.name
    case 'date':
      return date
    case 'place-of-import':
      return places.import[0] ?? question.buyer.country ?? ''
    case 'registration-number':
      return registrationOn(question, statement.scheme, date)?.number ?? ''
    case 'pieces':
      return String(lines.reduce((sum, { pieces }) => sum + (pieces ?? 0), 0))
    case 'quantity':
      return formatCarat(sumCarats(lines.map(({ quantity }) => quantity ?? NO_CARATS)))
  }
}

/** The registration with a scheme that is valid on the day, or undefined. */
export function registrationOn(question: Scene['question'], scheme: string, date: string) {
  return question.registrations.find((each) => each.scheme === scheme && each.validFrom <= date && date <= each.validTo)
}

function thresholdValue(
  { chooser, date, places }: Scene,
  { threshold, label }: Extract<Token, { from: 'threshold' }>,
  lines: readonly QuestionLine[],
): Value {
  const found = lines.flatMap(({ goodsClass }) => {
    const at = goodsClass === null ? undefined : thresholdAt(chooser, threshold, { date, places, goods: goodsClass })
    return at ? [at] : []
  })[0]
  if (found) return { value: (found.weight / 1000).toFixed(2) }
  return {
    ask: {
      reason: 'no_threshold',
      field: 'placeOfImport',
      line: null,
      sentence: `${label}: no weight is set for this place of import on ${date}. Check the place of import and the date.`,
    },
  }
}

function distinct(asks: readonly Ask[]): readonly Ask[] {
  return [...new Map(asks.map((ask) => [ask.field, ask])).values()]
}
