import { writeFileSync } from 'node:fs'
import { drawnRanges } from './glyphs.ts'

// Run by hand when a font changes: writes what they draw for those who must know it without a font.
const rows = drawnRanges().replace(/(.{80,109}) /g, '$1\n')
writeFileSync(
  new URL('../../domain/kernel/printable-ranges.ts', import.meta.url),
  `// Made from the fonts by \`node tests/support/write-glyphs.ts\`; tests/printable.test.ts keeps it true.
/** The characters that our fonts draw: each range as its distance from the last one's end and its length, in base 36. */
export const PRINTABLE_RANGES = \`
${rows}
\`
`,
)
