import type { Branding } from '../../../domain/kernel/branding.ts'
import { COLUMN_NAMES } from './names.ts'

/** A look in words, one thing a line, to be compared with another. */
export function lookText({ accent, font, logo, letterhead, footer, bank, columns }: Branding): string {
  const lines = (label: string, text: string | null) => (text ?? 'none').split('\n').map((line) => `${label}: ${line}`)
  return [
    `Colour: ${accent}`,
    `Type: ${font}`,
    `Logo: ${logo === null ? 'none' : `${Math.round((logo.length * 3) / 4 / 1024)} kB, …${logo.slice(-12)}`}`,
    ...lines('Letterhead', letterhead),
    ...lines('Footer', footer),
    ...lines('Bank details', bank),
    ...columns.map((column, index) => `Column ${index + 1}: ${COLUMN_NAMES[column] ?? column}`),
  ].join('\n')
}
