import { tradeDocumentTypes } from '../goods.ts'
import type { Statement } from '../statement.ts'
import type { Checked } from './json-text.ts'
import type { Path } from './sentences.ts'
import { covers, windowFaults } from './windows.ts'

/** What a statement or a rule can be for: the trade documents, and the letter to the exporting authority. */
const DOCUMENT_TYPES: readonly string[] = [...tradeDocumentTypes, 'import-confirmation']

type File = Checked<Statement>

/** Looks at what a statement says of itself; `checkAgainstScheme` looks at what it says of its scheme. */
export function checkStatement(file: File): void {
  checkDocumentTypes(file, ['documentTypes'], file.value.documentTypes)
  checkAdaptations(file)
  checkTokens(file)
  checkTexts(file)
  checkWindows(file)
}

/** Refuses types of document that the product does not have. */
export function checkDocumentTypes({ refuse }: Checked<unknown>, path: Path, types: readonly string[] = []): void {
  types.forEach((type, index) => {
    if (!DOCUMENT_TYPES.includes(type))
      refuse([...path, index], `There is no type of document “${type}”. Known are: ${DOCUMENT_TYPES.join(', ')}.`)
  })
}

function checkAdaptations({ value, refuse }: File): void {
  for (const type of Object.keys(value.adaptations))
    if (!value.documentTypes.includes(type))
      refuse(
        ['adaptations', type],
        `The statement does not stand on “${type}”: name it in documentTypes, or leave the adaptation out.`,
      )
}

function checkTokens({ value, refuse }: File): void {
  const seen = new Set<string>()
  value.tokens.forEach((token, index) => {
    if (seen.has(token.name)) refuse(['tokens', index, 'name'], `{${token.name}} is declared twice.`)
    seen.add(token.name)
    if (token.from === 'choice' && !Object.hasOwn(token.choices, token.default))
      refuse(['tokens', index, 'default'], `“${token.default}” is no choice of {${token.name}}.`)
    if ((token.from !== 'text' && token.from !== 'line') || token.pattern === null) return
    const at = ['tokens', index, 'pattern']
    if (!isPattern(token.pattern)) refuse(at, `The pattern of {${token.name}} is no regular expression.`)
    else if (repeatsRepeats(token.pattern))
      refuse(at, `The pattern of {${token.name}} repeats a group that repeats: some words would take it for ever.`)
  })
}

// It runs on what a dealer types, so nothing in it may be tried in more ways than the words have characters.
function repeatsRepeats(pattern: string): boolean {
  return (
    pattern.length > 200 ||
    /\([^()]*[+*{][^()]*\)[+*{]|\\[1-9]/.test(pattern) ||
    /\([^()]*\|[^()]*\)[+*{]/.test(pattern)
  )
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}

function checkTexts(file: File): void {
  const { value } = file
  checkBraces(file, ['text'], value.text)
  for (const [index, { text }] of value.variants.entries()) checkBraces(file, ['variants', index, 'text'], text)
  for (const [type, { text }] of Object.entries(value.adaptations))
    checkBraces(file, ['adaptations', type, 'text'], text)
  // A page of its own prints below the words what has no place in them.
  if (value.placement === 'own-page') return
  value.tokens.forEach(({ name }, index) => {
    if (!value.text.includes(`{${name}}`))
      file.refuse(['tokens', index, 'name'], `{${name}} is declared, but the text has no place for it.`)
    for (const [type, { text }] of Object.entries(value.adaptations))
      if (!text.includes(`{${name}}`))
        file.refuse(['adaptations', type, 'text'], `{${name}} is declared, but this text has no place for it.`)
  })
}

function checkBraces({ value, refuse }: File, path: Path, text: string): void {
  for (const name of new Set(Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, between = '']) => between)))
    if (!value.tokens.some((token) => token.name === name))
      refuse(path, `{${name}} stands in the text, but no token of that name is declared.`)
  if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) refuse(path, 'A brace in the text has no partner.')
}

function checkWindows({ value, refuse }: File): void {
  for (const [goods, { issue, accept }] of Object.entries(value.goods)) {
    for (const { index, reason } of windowFaults(issue)) refuse(['goods', goods, 'issue', index], reason)
    for (const { index, reason } of windowFaults(accept)) refuse(['goods', goods, 'accept', index], reason)
    issue.forEach((window, index) => {
      if (!accept.some((each) => covers(each, window)))
        refuse(
          ['goods', goods, 'issue', index],
          `${goods} may be issued on days on which it is not accepted when received.`,
        )
    })
  }
}
