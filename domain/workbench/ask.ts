import { randomBytes } from 'node:crypto'
import { invalidField } from '../kernel/errors.ts'
import type { Plan } from './sampling/plan.ts'
import { attributeSize, MOST_ITEMS, monetaryInterval } from './sampling/sizes.ts'
import type { DrawRequest, Measure } from './schema.ts'
import { readUnits } from './units.ts'

/** The plan that an auditor's request means, complete: whoever has it and the population draws the same items. */
export function planOf(asked: DrawRequest): { readonly plan: Plan; readonly measure: Measure | null } {
  const seed = asked.seed ?? randomBytes(16).toString('hex')
  switch (asked.method) {
    case 'attribute': {
      const { confidence, tolerable, expected } = asked
      const size = attributeSize({ confidence: confidence / 100, tolerable: tolerable / 1000, expected })
      if (size > MOST_ITEMS)
        throw invalidField(
          'tolerable',
          `That takes ${size} items, and ${MOST_ITEMS} are the most. Accept a higher rate.`,
        )
      return { plan: { method: 'attribute', seed, size, confidence, tolerable, expected }, measure: null }
    }
    case 'random':
    case 'systematic':
      return { plan: { method: asked.method, seed, size: asked.size, confidence: asked.confidence }, measure: null }
    case 'monetary':
      return { plan: monetary(asked, seed), measure: asked.measure }
    case 'risk': {
      const { level, month, size, confidence } = asked
      if (level !== 'high' && size === 0)
        throw invalidField('size', 'At this level some items are drawn: say how many.')
      return {
        plan: { method: 'risk', seed, level, months: threeFrom(month), size: level === 'high' ? 0 : size, confidence },
        measure: null,
      }
    }
    case 'targeted': {
      const { positions, from, measure } = asked
      if (positions.length === 0 && from === null)
        throw invalidField(
          'positions',
          'Choose items by their numbers, or give a value from which on all are looked at.',
        )
      if (from !== null && measure === null) throw invalidField('measure', 'Say what the value is measured in.')
      const least = from === null || measure === null ? null : readUnits('from', from, measure)
      return { plan: { method: 'targeted', seed, positions, from: least }, measure }
    }
  }
}

function monetary(asked: Extract<DrawRequest, { method: 'monetary' }>, seed: string): Plan {
  const { confidence, expansion, measure } = asked
  const tolerable = readUnits('tolerable', asked.tolerable, measure)
  const expected = readUnits('expected', asked.expected, measure)
  const interval = monetaryInterval({ confidence: confidence / 100, tolerable, expected, expansion })
  if (interval === null)
    throw invalidField(
      'tolerable',
      'What you expect to be wrong leaves nothing of what you can tolerate. Give a larger sum.',
    )
  return { method: 'monetary', seed, confidence, interval, tolerable, expected, expansion }
}

function threeFrom(month: string): string[] {
  const [year = 0, first = 1] = month.split('-').map(Number)
  return [0, 1, 2].map((step) => {
    const count = year * 12 + first - 1 + step
    return `${Math.trunc(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  })
}
