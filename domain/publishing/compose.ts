import type { Day } from '../kernel/calendar.ts'
import { DomainError, type FieldErrors } from '../kernel/errors.ts'
import type { Library } from '../kernel/scheme.ts'
import type { Checked, Problem } from '../kernel/scheme-checks/json-text.ts'
import type { Path } from '../kernel/scheme-checks/sentences.ts'
import type { Statement } from '../kernel/statement.ts'
import { checkCandidates } from './check.ts'
import { keyOfEdition, makeEdition, newestOf } from './edition.ts'
import { readPackText } from './pack-text.ts'
import type { EditionInput, PackInput, PublicationContent, PublicationInput } from './schema.ts'

const MOST_PROBLEMS = 100

/** What a draft would publish, ready to be kept. */
export type Composed = {
  readonly scheme: string
  readonly pack: string
  readonly title: string
  readonly content: PublicationContent
}

/**
 * Makes the records of what was typed, and refuses with everything that is wrong with it: beside its field, or with its
 * line where a whole pack was given.
 */
export function compose(library: Library, input: PublicationInput, today: Day): Composed {
  const problems: Problems = new Map()
  if (input.effectiveOn <= today)
    add(problems, 'effectiveOn', `The effective date must lie after today, ${today}: companies are told before.`)
  const made =
    input.kind === 'edition' ? composeEdition(library, input, problems) : composePack(library, input, problems)
  if (made === null || problems.size > 0) throw refusalOf(problems)
  return { scheme: input.scheme, ...made }
}

type Problems = Map<string, string[]>
type Made = Omit<Composed, 'scheme'>

function composeEdition(library: Library, input: EditionInput, problems: Problems): Made | null {
  const base = newestOf(library, input.scheme, input.base)
  if (!base) {
    add(problems, 'base', `There is no statement “${input.base}”. Begin from one that is in the library.`)
    return null
  }
  if (Object.keys(input.goods).length === 0) add(problems, 'goods', 'Say for which goods the words are.')
  const key = keyOfEdition(input.edition)
  if (key === '') add(problems, 'edition', 'The edition needs letters or digits, like HOUSE-2.')
  const known = input.edition === base.edition ? undefined : library.statements.find((each) => each.key === key)
  if (known) add(problems, 'edition', `There is an edition ${known.edition} already. To correct it, begin from it.`)
  if (problems.size > 0) return null
  const made = makeEdition(base, input)
  checkCandidates(library, {
    ...{ scheme: input.scheme, pack: made.pack, effectiveOn: input.effectiveOn, rules: null },
    statements: made.content.statements.map(({ statement }, index) => formPart(statement, index === 0, problems)),
  })
  return made
}

/** A record whose problems are told at the fields of the form that made it. */
function formPart(value: Statement, isNew: boolean, problems: Problems): Checked<Statement> {
  return {
    name: value.key,
    value,
    refuse: (path, reason) => add(problems, isNew ? fieldOf(path) : endField(path), reason),
  }
}

function fieldOf([head, key, which]: Path): string {
  if (head === 'goods') return `goods.${String(key)}.${which === 'accept' ? 'acceptedUntil' : 'from'}`
  if (head === 'adaptations') return `adaptations.${String(key)}.text`
  if (head === 'name' || head === 'official') return head
  return head === 'text' || head === 'tokens' ? 'text' : 'edition'
}

function endField([head]: Path): string {
  return head === 'goods' ? 'olderAcceptedUntil' : 'older'
}

function composePack(library: Library, input: PackInput, problems: Problems): Made | null {
  const found: Problem[] = []
  const read = readPackText(library, input, found)
  if (read && found.length === 0) checkCandidates(library, read.candidates)
  const sentences = found.toSorted((a, b) => a.line - b.line).map(({ line, reason }) => `Line ${line}: ${reason}`)
  for (const sentence of new Set(sentences)) add(problems, 'text', sentence)
  return read && { pack: read.candidates.pack, title: read.title, content: read.content }
}

function add(problems: Problems, field: string, sentence: string): void {
  const said = problems.get(field) ?? []
  if (!said.includes(sentence) && said.length < MOST_PROBLEMS) problems.set(field, [...said, sentence])
}

function refusalOf(problems: Problems): DomainError {
  const fields: FieldErrors = Object.fromEntries(problems)
  return new DomainError('invalid', 'This cannot be published as it stands.', { reason: 'not_publishable', fields })
}
