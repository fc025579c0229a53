import { chooseStatements } from '../../domain/warranties/choose.ts'
import type { Question } from '../../domain/warranties/question.ts'
import { aLine, aQuestion, buyerIn, diamonds } from '../support/questions.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, median, type Size, sideBySide } from './measure.ts'

const questions: readonly Question[] = [
  aQuestion(),
  aQuestion({ documentType: 'memo' }),
  aQuestion({
    buyer: buyerIn('US'),
    lines: [aLine({ carats: '0.490' }), aLine({ carats: '1.200', countryOfMining: 'BW' })],
  }),
  aQuestion({
    buyer: buyerIn('GB'),
    lines: [aLine(), aLine({ goodsClass: 'LAB_GROWN' }), aLine({ goodsClass: 'ROUGH_NATURAL', kpCertificate: 'BW1' })],
  }),
]

/** Decisions about whole documents a second on one core, against writing and reading the same question as JSON. */
export async function choosing(_ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [forMs, rounds] = size === 'full' ? [1_000, 7] : [20, 1]
  const perSecond = (work: (question: Question) => unknown) => async () => {
    const began = performance.now()
    let count = 0
    while (performance.now() - began < forMs) {
      for (const question of questions) work(question)
      count += questions.length
    }
    return (count / (performance.now() - began)) * 1000
  }
  const measured = await sideBySide(
    { name: 'choosing statements', unit: 'decisions/s', rounds, goal: { atLeast: 0.1 } },
    perSecond((question) => chooseStatements(diamonds, question)),
    perSecond((question) => JSON.parse(JSON.stringify(question))),
  )
  const rate = median(measured.rounds.ours)
  return [measured, figure('choosing statements, one core', 'decisions/s', rate, { atLeast: 20_000 })]
}
