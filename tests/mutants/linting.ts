import { integration, type Mutant } from './mutant.ts'

const LINT = 'domain/lint/lint.test.ts'

/** The linter: nothing that deviates is called exact, and nobody occupies the site with texts. */
export const lintMutants: readonly Mutant[] = [
  {
    control: 'linter',
    what: 'a misspelled word passes for the right one',
    file: 'domain/lint/align.ts',
    from: "return price === -reward ? 'match' : 'slip'",
    to: "return 'match'",
    test: LINT,
  },
  {
    control: 'linter',
    what: 'every line of its own is taken for another column',
    file: 'domain/lint/layout.ts',
    from: 'if (!looksLikeLayout(page, cell)) return false\n    //',
    to: 'return true //',
    test: LINT,
  },
  {
    control: 'linter',
    what: 'brackets round an option are overlooked',
    file: 'domain/lint/brackets.ts',
    from: 'return isOpen ? [bracket] : []',
    to: 'return isOpen ? [] : [bracket]',
    test: LINT,
  },
  {
    control: 'linter',
    what: 'a statement is accepted on its last day, which is exclusive',
    file: 'domain/kernel/window.ts',
    from: 'day < until)',
    to: 'day <= until)',
    test: LINT,
  },
  {
    control: 'linter',
    what: 'a sentence that goes on behind the statement is not read to its end',
    file: 'domain/lint/surroundings.ts',
    from: 'return span(from, last)\n}\n\n/** Whether the text keeps',
    to: 'return last < from ? span(from, last) : []\n}\n\n/** Whether the text keeps',
    test: LINT,
  },
  {
    control: 'linter',
    what: 'a network may send as many texts as it likes',
    file: 'app/server/text-throttle.ts',
    from: 'own < perNetwork && ',
    to: '',
    test: 'app/server/text-throttle.test.ts',
  },
  {
    control: 'linter',
    what: 'the public page asks a throttle that lets everybody in',
    file: 'app/server/app.ts',
    from: 'textThrottle: texts',
    to: 'textThrottle: () => null',
    test: integration('linting'),
  },
]
