// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const CHECK = 'templates/studio/check-template.test.ts'
const RUN = integration('template-runner')
const STUDIO = integration('templates')
const TEMPLATE = 'templates/studio/check-template.ts'
const CHILD = 'worker/templates/child.ts'

const check = (what: string, from: string, to: string, file = TEMPLATE): Mutant => ({
  ...{ control: 'REN-1', what, file, from, to },
  test: CHECK,
})

/** Companies' templates: they show data and do nothing else, within limits, and leave what is ours alone. */
export const templateMutants: readonly Mutant[] = [
  check(
    'a template may name what every object of JavaScript has',
    'Object.hasOwn(entry.parts, name) ? entry.parts[name] : undefined',
    'name in entry.parts ? entry.parts[name] : undefined',
    'templates/studio/dictionary.ts',
  ),
  check('values may be written without escaping', 'if (!node.escaped)', 'if (node.escaped === null)'),
  check(
    'helpers may be called',
    "if (node.params.length > 0 || hasHash(node)) {\n      this.say(node.loc.start, 'A template may not call",
    "if (hasHash(node)) {\n      this.say(node.loc.start, 'A template may not call",
  ),
  check(
    'any element may stand anywhere in a template',
    'if (!ELEMENTS.has(name)) say(at, `A template may not use <${name}>.`)\n  else if (!allowed.includes(name))',
    "if (name === '')",
    'templates/studio/check-markup.ts',
  ),
  check(
    'any attribute may stand in a template',
    'if (fault !== null) say',
    'if (fault === name) say',
    'templates/studio/check-markup.ts',
  ),
  check(
    'an “&” may be taken together with what follows it',
    'if (whole === undefined) say',
    'if (whole === text) say',
    'templates/studio/check-references.ts',
  ),
  {
    ...{ control: 'REN-8', what: 'what a company lays out may paint beyond its own parts, over official words' },
    file: 'templates/studio/check-css.ts',
    ...{ from: ' overflow: clip;', to: '' },
    test: integration('own-parts'),
  },
  {
    ...{ control: 'REN-8', what: 'official words may be printed smaller than 6 pt', file: 'worker/pdf/size-check.ts' },
    from: 'points < LEAST_POINTS - SPARE || ',
    to: '',
    test: integration('pdf-sizes'),
  },
  {
    ...{ control: 'REN-8', what: 'official words may be drawn in a group that cuts them or lets through' },
    file: 'worker/pdf/size-check.ts',
    from: 'if (!text.includes(wanted))',
    to: 'if (text === wanted)',
    test: integration('pdf-sizes'),
  },
  {
    ...{ control: 'REN-8', what: 'a preview does not say that the official words of a template cannot be read' },
    file: 'worker/jobs/preview-template.ts',
    ...{ from: 'const fault = sizeFault(pdf, page.words)', to: 'const fault = sizeFault(pdf, [])' },
    test: integration('unfit-templates'),
  },
  {
    ...{ control: 'REN-8', what: 'a template whose official words cannot be read is published' },
    file: 'domain/templates/preview.ts',
    ...{
      from: "if (sentence) throw new DomainError('conflict', sentence, {",
      to: "if (sentence === '') throw new DomainError('conflict', sentence, {",
    },
    test: integration('unfit-templates'),
  },
  {
    ...{ control: 'REN-8', what: 'a draft that was changed since it was printed is published' },
    file: 'domain/templates/index.ts',
    ...{ from: 'if (draft.revision !== seen.revision) throw stale()', to: '' },
    test: integration('unfit-templates'),
  },
  {
    ...check(
      'what a parser of others finds in generated templates is not on the list',
      'if (!ELEMENTS.has(name)) say(at, `A template may not use <${name}>.`)\n  else if (!allowed.includes(name))',
      "if (name === '')",
      'templates/studio/check-markup.ts',
    ),
    test: integration('generated-templates'),
  },
  check(
    'a template is cut at places that were counted otherwise',
    "written.replace(/\\r\\n?/g, '\\n')",
    "written.replace(/\\r\\n/g, '\\n')",
  ),
  check('an element may stay open', '    sayOpen(open)\n', ''),
  check('a block that is ours may be left out', '    check.blocksPresent()\n'.slice(2), ''),
  {
    ...check(
      'a template may be of any length',
      'if (Buffer.byteLength(body) > LIMITS.bytes)',
      'if (body === rules.toString())',
    ),
    control: 'REN-2',
  },
  {
    ...check(
      'a template may have any number of parts',
      'if (this.nodes > LIMITS.nodes && !isOver)',
      'if (isOver && !isOver)',
    ),
    control: 'REN-2',
  },
  {
    ...{ control: 'REN-2', what: 'loops may go round without end', file: CHILD, test: RUN },
    from: "      spend(budget, 'steps', 1)\n",
    to: '',
  },
  {
    ...{ control: 'REN-2', what: 'a page of HTML may be of any size', file: CHILD, test: RUN },
    from: "    spend(budget, 'bytes', Buffer.byteLength(html))\n",
    to: '',
  },
  {
    ...{
      control: 'REN-2',
      what: 'a template may run as long as it likes',
      file: 'worker/templates/runner.ts',
      test: RUN,
    },
    from: 'const timer = setTimeout(() => failed(`The template took longer than ${timeoutMs / 1000} seconds.`), timeoutMs)',
    to: 'const timer = setTimeout(() => {}, timeoutMs)',
  },
  {
    ...{ control: 'REN-1', what: 'what was published runs without being checked again', file: CHILD, test: RUN },
    from: 'if (!checked.ok || !sheet.ok)',
    to: 'if (!checked.ok && !sheet.ok)',
  },
  {
    ...{
      control: 'frozen',
      what: 'a published template may be written on',
      file: 'db/migrations/20261128T1400Z-templates.ts',
      test: STUDIO,
    },
    from: "old.status <> 'draft' and new.content",
    to: "old.status = 'none' and new.content",
  },
  {
    ...{
      control: 'EVD-7',
      what: 'a character that no font draws is printed as a box',
      file: 'templates/render.ts',
      test: 'templates/render.test.ts',
    },
    from: 'if (undrawn) throw new Error(undrawn.sentence)',
    to: "if (undrawn?.path === '') throw new Error(undrawn.sentence)",
  },
]
