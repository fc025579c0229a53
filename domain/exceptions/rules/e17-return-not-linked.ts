import { formatCarat, type MilliCarat } from '../../kernel/carat.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, LineFacts, OriginalFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'

/** E17: a credit note or return that names no original, whose lines do not say what they take back, or that takes back too much. */
export function returnNotLinked(facts: DocumentFacts, _settings: TradeSettings): readonly Found[] {
  if (!['credit-note', 'memo-return'].includes(facts.documentType)) return []
  const { original, number, statements } = facts
  const found: Found[] = []
  if (statements.some(({ kind }) => kind === 'warranty') && facts.side === 'issued')
    found.push({ about: 'own-warranty', sentence: `${number} carries a warranty of its own; it only takes one back.` })
  if (original === null)
    return [...found, { about: 'original', sentence: `${number} does not name the document that it takes back.` }]
  if (!original.live)
    return [
      ...found,
      { about: 'original', sentence: `${number} takes back ${original.number}, which does not stand any more.` },
    ]
  return [...found, ...notReversed(facts, original), ...tooMuch(facts, original)]
}

function notReversed({ number, lines }: DocumentFacts, original: OriginalFacts): readonly Found[] {
  const loose = lines.filter((line) => {
    const target = targetOf(line, original)
    if (target) return target.goodsClass !== line.goodsClass
    // Without a line of its own it takes back no warranty, which matters where the original gave one for such goods.
    return (
      line.originalPosition !== null ||
      original.lines.some(({ goodsClass, warranted }) => warranted && goodsClass === line.goodsClass) ||
      !original.lines.some(({ goodsClass }) => goodsClass === line.goodsClass)
    )
  })
  if (loose.length === 0) return []
  return [
    {
      about: 'lines',
      sentence: `${linesText(loose.map(({ position }) => position))} of ${number} does not say which line of ${original.number} comes back, or names one of other goods; its warranty is not reversed.`,
    },
  ]
}

function tooMuch({ number, lines }: DocumentFacts, original: OriginalFacts): readonly Found[] {
  return original.lines
    .filter(({ position }) => lines.some(({ originalPosition }) => originalPosition === position))
    .filter(({ carats, takenBack }) => takenBack > carats)
    .map(({ position, carats, takenBack }) => ({
      about: `too-much/${position}`,
      sentence: `Of line ${position} of ${original.number}, ${formatCarat(carats)} ct, ${formatCarat(takenBack)} ct were taken back with ${number}.`,
      figures: {
        delivered: formatCarat(carats),
        takenBack: formatCarat(takenBack),
        over: formatCarat((takenBack - carats) as MilliCarat),
      },
    }))
}

function targetOf({ originalPosition }: LineFacts, { lines }: OriginalFacts) {
  return lines.find(({ position }) => position === originalPosition)
}
