export const MAX_PAPER_BYTES = 10 * 1024 * 1024

const SIGNATURES = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
] as const
export const paperTypes = SIGNATURES.map(([type]) => type)
export type PaperType = (typeof SIGNATURES)[number][0]

/** The media type that the first bytes tell, or null: a file's name and its sender's word count for nothing. */
export function paperType(content: Uint8Array): PaperType | null {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte))
  return found?.[0] ?? null
}
