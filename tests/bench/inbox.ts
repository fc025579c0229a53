import { paperOf } from '../../domain/inbox/paper.ts'
import { proposalsOf } from '../../domain/inbox/propose/index.ts'
import { compileLinter } from '../../domain/lint/compile.ts'
import { lint } from '../../domain/lint/lint.ts'
import { openReader } from '../../worker/inbox/reader.ts'
import { shippedLibrary, shippedStatement } from '../support/library.ts'
import { randomOf } from '../support/lint/random.ts'
import { exactText } from '../support/lint/sound.ts'
import { placedOf } from '../support/received-papers.ts'
import { writtenPdf } from '../support/written-pdf.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, median, type Size, tell, timed } from './measure.ts'

const PAGES = 20

/**
 * Milliseconds from the bytes of a text PDF of twenty pages to its words, statements and proposals, in the process that
 * can be killed and all, one paper after another as a worker takes them.
 */
export async function inbox(_ground: Ground, size: Size): Promise<readonly Figure[]> {
  const rounds = size === 'full' ? 21 : 2
  const linter = compileLinter(shippedLibrary)
  const known = {
    parties: Array.from({ length: 500 }, (_, at) => ({
      id: `${at}`,
      name: `Gems ${at}`,
      taxNumber: null,
      country: 'BE',
    })),
    self: { names: ['Scheldt Diamonds NV'], taxNumber: null },
  }
  const pdf = invoice()
  const reader = openReader()
  const times: number[] = []
  try {
    for (let round = 0; round <= rounds; round++) {
      const took = await timed(async () => {
        const read = await reader.read(pdf)
        if ('problem' in read) throw new Error(read.problem)
        const paper = paperOf(read.pages)
        const { lines } = proposalsOf(paper, known)
        const { findings } = lint(linter, paper.text)
        if (lines.length !== PAGES * 30 || findings.length !== PAGES) throw new Error('the paper was not read whole')
      })
      tell(`inbox: round ${round}${round === 0 ? ' (warm-up)' : ''}: ${took.toFixed(0)} ms`)
      if (round > 0) times.push(took)
      // The next paper's process starts as the one before ends; papers seldom come quicker than that.
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  } finally {
    reader.close()
  }
  return [figure('a text PDF of 20 pages read and linted, median', 'ms', median(times), { atMost: 400 })]
}

/** Twenty pages of an invoice, thirty lines of goods and a statement on each. */
function invoice(): Buffer {
  const statement = exactText(shippedStatement('sow-2021'), randomOf(1))
  const lines = Array.from({ length: 30 }, (_, at) => [`Round ${at}`, '2', '1.010', '6,000.00', '6,060.00'] as const)
  return writtenPdf(Array.from({ length: PAGES }, () => placedOf({ supplier: 'Gems 7', lines, totals: [], statement })))
}
