// What each byte is to the syntax (ISO 32000-1, 7.2.2): a table, because a page has a hundred thousand of them.
const [REGULAR, NUMERIC, WHITE, DELIMITER] = [0, 1, 2, 3] as const
const KINDS = new Uint8Array(256).fill(REGULAR)
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = WHITE
for (const sign of '()<>[]{}/%') KINDS[sign.charCodeAt(0)] = DELIMITER
for (const sign of '0123456789+-.') KINDS[sign.charCodeAt(0)] = NUMERIC

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])
const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])
const SHOW = new Set(['Tj', 'TJ', "'", '"'])
const VALUES = new Set(['true', 'false', 'null'])
const OPEN = Buffer.from('/Artifact BMC\n')
// On a line of its own: what stands before it may end without a blank.
const CLOSE = Buffer.from('\nEMC\n')

/**
 * Marks whatever a page paints outside the tagged content as an artifact: rules, grounds and the footer are nothing to be
 * read out (ISO 14289-1, 7.1). What is tagged stays as it is. Throws for an inline image, which Chromium does not write.
 */
export function markArtifacts(content: Buffer): Buffer {
  const parts: Buffer[] = []
  let copied = 0
  let depth = 0
  let isOpen = false
  let path: number | null = null
  const put = (at: number, mark: Buffer) => {
    parts.push(content.subarray(copied, at), mark)
    copied = at
  }
  const open = (at: number) => {
    if (!isOpen) put(at, OPEN)
    isOpen = true
  }
  const close = (at: number) => {
    if (isOpen) put(at, CLOSE)
    isOpen = false
  }
  eachOperator(content, (name, from) => {
    if (name === 'BI') throw new Error('The print holds an inline image.')
    if (name === 'BMC' || name === 'BDC') {
      close(from)
      depth++
    } else if (name === 'EMC') depth--
    // Marks may not straddle the beginning or the end of a text object.
    else if (name === 'BT' || name === 'ET') close(from)
    else if (depth > 0) path = null
    else if (PATH.has(name)) path ??= from
    else if (PAINT.has(name)) {
      open(path ?? from)
      path = null
    } else if (name === 'n') path = null
    else if (name === 'Do' || name === 'sh' || SHOW.has(name)) open(from)
  })
  close(content.length)
  parts.push(content.subarray(copied))
  return Buffer.concat(parts)
}

/** Visits the operators of a content stream, each with where its operands begin. Operands are passed over, not read. */
function eachOperator(content: Buffer, visit: (name: string, from: number) => void): void {
  const end = content.length
  let at = 0
  let from = -1
  while (at < end) {
    const byte = content[at] as number
    const kind = KINDS[byte]
    if (kind === WHITE) {
      at++
      continue
    }
    if (from < 0) from = at
    if (kind === DELIMITER) at = afterDelimiter(content, at)
    else {
      const start = at
      at = afterWord(content, at)
      if (kind === NUMERIC) continue
      const name = content.toString('latin1', start, at)
      if (VALUES.has(name)) continue
      visit(name, from)
      from = -1
    }
  }
}

function afterDelimiter(content: Buffer, at: number): number {
  const byte = content[at]
  if (byte === 0x28) return afterString(content, at)
  if (byte === 0x25) return after(content, 0x0a, at)
  if (byte === 0x3c && content[at + 1] !== 0x3c) return after(content, 0x3e, at)
  return byte === 0x2f ? afterWord(content, at + 1) : at + 1
}

function afterWord(content: Buffer, from: number): number {
  let at = from
  while (at < content.length && (KINDS[content[at] as number] as number) <= NUMERIC) at++
  return at
}

function after(content: Buffer, byte: number, from: number): number {
  const at = content.indexOf(byte, from)
  return at < 0 ? content.length : at + 1
}

/** Behind a literal string: parentheses in it are balanced or escaped. */
function afterString(content: Buffer, from: number): number {
  let open = 0
  for (let at = from; at < content.length; at++) {
    const byte = content[at]
    if (byte === 0x5c) at++
    else if (byte === 0x28) open++
    else if (byte === 0x29 && --open === 0) return at + 1
  }
  return content.length
}
