import type { Library, LibraryStatement } from '../../../domain/kernel/scheme.ts'
import { withNoise } from './noise.ts'
import { someLines } from './papers.ts'
import { type Random, randomOf } from './random.ts'
import { exactText, variantTexts } from './sound.ts'
import { spoiled, spoilNames } from './unsound.ts'

/** A paper that was made, and what is known of it because it was made so. */
export type Paper = {
  readonly seed: number
  readonly made: string
  readonly text: string
  /** The statement on it; null when it carries none. */
  readonly statement: LibraryStatement | null
  readonly outcome: 'exact' | 'accepted-variant' | 'deviation' | 'none'
  readonly classes: readonly string[]
}

const SOUND = ['exact', 'exact', 'exact', 'exact', 'variant', 'none', 'none']

/**
 * Papers from seeds, without a look at how the linter reads: right and wrong in every way, with what extraction does to
 * them, among the lines of an invoice.
 */
export function papersOf(library: Library, seeds: { from: number; count: number }): readonly Paper[] {
  return Array.from({ length: seeds.count }, (_, index) => paperOf(library, seeds.from + index))
}

function paperOf(library: Library, seed: number): Paper {
  const random = randomOf(seed)
  const kind = random.pick([...SOUND, ...spoilNames])
  const [head, foot] = [someLines(random, random.whole(8)), someLines(random, random.whole(5))]
  const said = kind === 'none' ? null : somethingSaid(kind, library, random)
  const { text, noise } = withNoise(said?.text ?? '', random)
  const whole = [...head, text, ...foot].filter((line) => line !== '')
  const flat = noise.endsWith('one line') && random.chance(0.3)
  return {
    seed,
    made: `${kind}, ${noise}${flat ? ', all on one line' : ''}`,
    text: whole.join(flat ? ' ' : '\n'),
    statement: said?.statement ?? null,
    outcome: said?.outcome ?? 'none',
    classes: said?.classes ?? [],
  }
}

type Said = Pick<Paper, 'text' | 'outcome' | 'classes'> & { readonly statement: LibraryStatement }

/** Tries statements until one can be said in that way. */
function somethingSaid(kind: string, library: Library, random: Random): Said {
  for (;;) {
    const statement = random.pick(library.statements)
    const right = [exactText(statement, random), ...variantTexts(library, statement, random)]
    if (kind === 'exact') return { statement, text: right[0] ?? '', outcome: 'exact', classes: [] }
    if (kind === 'variant' && right.length > 1)
      return { statement, text: random.pick(right.slice(1)), outcome: 'accepted-variant', classes: [] }
    const wrong = spoiled(kind, statement, library, random, right)
    if (wrong) return { statement, outcome: 'deviation', ...wrong }
  }
}
