import { createInterface } from 'node:readline'
import { checkCss, OWN_CSS } from '../../templates/studio/check-css.ts'
import { checkTemplate } from '../../templates/studio/check-template.ts'
import { runTemplate, TooMuch } from '../../templates/studio/run-template.ts'
import type { Answer, Request } from './templates.ts'

/**
 * The process in which a company's templates are checked once more and run: one request a line in by stdin, its answer
 * out by stdout. It serves one company, and is killed when it takes too long or too much.
 */
function answer({ body, css, rules, input, locked }: Request): Answer {
  const template = checkTemplate(body, rules)
  if (!template.ok) return { ok: false, problem: 'refused', findings: template.findings }
  const styles = checkCss(css)
  if (!styles.ok) return { ok: false, problem: 'refused', findings: styles.findings }
  try {
    return { ok: true, html: runTemplate(template.segments, input, locked), css: `${OWN_CSS}${styles.css}` }
  } catch (error) {
    if (error instanceof TooMuch)
      return { ok: false, problem: error.limit === 'rounds' ? 'too-many-rounds' : 'too-long' }
    throw error
  }
}

// Whoever started us measures from here.
process.stdout.write('\n')
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as Request))}\n`)
