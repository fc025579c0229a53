import Handlebars from 'handlebars'
import { checkCss } from '../../templates/studio/check-css.ts'
import { checkTemplate } from '../../templates/studio/check-template.ts'
import type { Answer, Asked } from './contract.ts'

const [MAX_STEPS, MAX_BYTES] = [200_000, 8 * 1024 * 1024]

/**
 * The process that compiles and runs what a company wrote: questions in by stdin, one a line, answers out by stdout. It
 * has no environment, no network and no privileges, and checks everything again before it runs (trust.md REN-1, REN-2).
 */
function answerTo({ body, css, rules, context }: Asked): Answer {
  const checked = checkTemplate(body, rules)
  const sheet = checkCss(css)
  if (!checked.ok || !sheet.ok)
    return {
      is: 'refused',
      body: checked.ok ? [] : checked.findings,
      css: sheet.ok ? [] : sheet.findings,
    }
  const engine = Handlebars.create()
  for (const name of Object.keys(engine.helpers)) engine.unregisterHelper(name)
  const budget = { steps: MAX_STEPS, bytes: MAX_BYTES }
  register(engine, budget)
  const options = {
    knownHelpers: { each: true, if: true, unless: true },
    knownHelpersOnly: true,
    noEscape: false,
    preventIndent: true,
  }
  const parts = checked.parts.map((part) => {
    if ('block' in part) return part
    const html = engine.compile(part.own, options)(context, {
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    })
    spend(budget, 'bytes', Buffer.byteLength(html))
    return { html }
  })
  return { is: 'rendered', parts, css: sheet.css }
}

type Budget = { steps: number; bytes: number }
class OverBudget extends Error {
  override readonly name = 'OverBudget'
}

function spend(budget: Budget, what: keyof Budget, amount: number): void {
  budget[what] -= amount
  if (budget[what] >= 0) return
  throw new OverBudget(
    what === 'steps'
      ? `The template goes through its lists more than ${MAX_STEPS.toLocaleString('en')} times.`
      : 'The template makes more than 8 MB of HTML.',
  )
}

/** The three blocks, and no other helper; each round of a loop is counted, whatever it writes. */
function register(engine: typeof Handlebars, budget: Budget): void {
  const isEmpty = (value: unknown) => !value || (Array.isArray(value) && value.length === 0)
  engine.registerHelper('if', function (this: unknown, value: unknown, { fn, inverse }: Handlebars.HelperOptions) {
    return isEmpty(value) ? inverse(this) : fn(this)
  })
  engine.registerHelper('unless', function (this: unknown, value: unknown, { fn, inverse }: Handlebars.HelperOptions) {
    return isEmpty(value) ? fn(this) : inverse(this)
  })
  engine.registerHelper(
    'each',
    function (this: unknown, list: unknown, { fn, inverse, data }: Handlebars.HelperOptions) {
      if (!Array.isArray(list) || list.length === 0) return inverse(this)
      let html = ''
      for (const [index, item] of list.entries()) {
        spend(budget, 'steps', 1)
        const around = Handlebars.createFrame(data ?? {})
        html += fn(item, { data: { ...around, index, first: index === 0, last: index === list.length - 1 } })
        if (html.length > MAX_BYTES) spend(budget, 'bytes', html.length)
      }
      return html
    },
  )
}

// Not readline: to it U+2028 ends a line, and that may stand in a text. Whoever asks waits for the answer.
const question: string[] = []
for await (const chunk of process.stdin.setEncoding('utf8')) {
  question.push(chunk)
  if (!chunk.endsWith('\n')) continue
  let answer: Answer
  try {
    answer = answerTo(JSON.parse(question.splice(0).join('')) as Asked)
  } catch (error) {
    const isKnown = error instanceof OverBudget
    answer = { is: 'failed', sentence: isKnown ? error.message : 'The template could not be run.' }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
