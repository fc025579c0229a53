import type { DeviationClass, Finding, LintResult } from '../../../domain/lint/result.ts'
import type { Verdict } from '../verification/verdict.ts'

type Look = Pick<Verdict, 'meaning' | 'sentence' | 'advice'>

/** What the linter found, in one sentence and one look. A text without a statement is never drawn like one that is right. */
export function lintVerdict({ verdict, findings }: LintResult): Look {
  const told = verdict === 'deviation' ? findings.filter(({ outcome }) => outcome === 'deviation') : findings
  const names = listed([...new Set(told.map(({ edition }) => edition))])
  switch (verdict) {
    case 'exact':
      return {
        meaning: 'in-order',
        sentence: `${names}: word for word.`,
        advice:
          'The words are those of the library. Whether the goods are what the statement says is not for words to tell.',
      }
    case 'accepted-variant':
      return {
        meaning: 'in-order',
        sentence: `${names}: an accepted wording.`,
        advice: 'Not every word is the official one, but all of it is accepted. What is different is marked below.',
      }
    case 'deviation':
      return {
        meaning: 'wrong',
        sentence: names === '' ? 'The text deviates from the library.' : `The text deviates from ${names}.`,
        advice: 'What is different is marked below. Ask for a corrected paper before you rely on it.',
      }
    case 'none':
      return {
        meaning: 'could-not-verify',
        sentence: 'No statement of the library stands in this text.',
        advice: 'Paste the whole page, also its foot. A statement in other words than the library’s is not recognised.',
      }
  }
}

export const outcomeWords: Readonly<Record<Finding['outcome'], string>> = {
  exact: 'word for word',
  'accepted-variant': 'accepted wording',
  deviation: 'deviation',
}

export const classWords: Readonly<Record<DeviationClass, string>> = {
  'wrong-edition': 'wrong edition',
  'wrong-goods': 'wrong goods',
  'several-editions-mixed': 'several editions mixed',
  'weakened-verb': 'weakened',
  'brackets-unresolved': 'left open',
  'obsolete-rider': 'obsolete rider',
  truncated: 'words missing',
  'inserted-words': 'words put in',
  'typing-error': 'typing error',
  'none-found': 'nothing found',
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
