// What each byte is to the syntax (ISO 32000-1, 7.2.2): a table, because a page has a hundred thousand of them.
const [REGULAR, NUMERIC, WHITE, DELIMITER] = [0, 1, 2, 3] as const
const KINDS = new Uint8Array(256).fill(REGULAR)
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = WHITE
for (const sign of '()<>[]{}/%') KINDS[sign.charCodeAt(0)] = DELIMITER
for (const sign of '0123456789+-.') KINDS[sign.charCodeAt(0)] = NUMERIC

/** An operator's name as a number: it has at most three letters, and a page has ten thousand of them. */
function codeOf(name: string): number {
  return [...name].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0)
}
const codes = (...names: readonly string[]) => new Set(names.map(codeOf))

const PATH = codes('m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*')
const PAINT = codes('f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's')
const SHOW = codes('Tj', 'TJ', "'", '"', 'Do', 'sh')
const [BEGIN, BEGIN_TEXT, END_TEXT] = [codes('BMC', 'BDC'), codeOf('BT'), codeOf('ET')]
const [END, NO_PAINT, INLINE_IMAGE] = [codeOf('EMC'), codeOf('n'), codeOf('BI')]
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
  // Spans that only say what their glyphs mean: they are inside an artifact, not instead of it.
  let spans = 0
  eachOperator(content, (code, from, at) => {
    if (code === INLINE_IMAGE) throw new Error('The print holds an inline image.')
    if (BEGIN.has(code)) {
      if (depth === 0 && isUntagged(content.toString('latin1', from, at))) {
        open(from)
        spans++
      } else {
        close(from)
        depth++
      }
    } else if (code === END) {
      if (spans > 0) spans--
      else depth--
    }
    // Marks may not straddle the beginning or the end of a text object.
    else if (code === BEGIN_TEXT || code === END_TEXT) close(from)
    else if (depth > 0) path = null
    else if (PATH.has(code)) path ??= from
    else if (PAINT.has(code)) {
      open(path ?? from)
      path = null
    } else if (code === NO_PAINT) path = null
    else if (SHOW.has(code)) open(from)
  })
  close(content.length)
  parts.push(content.subarray(copied))
  return Buffer.concat(parts)
}

/** Whether marked content is neither tagged nor an artifact: it says what a cluster means, or that it runs backwards. */
function isUntagged(operands: string): boolean {
  return !operands.includes('/MCID') && !operands.startsWith('/Artifact')
}

/** Visits the operators of a content stream, each with where its operands begin and where it stands itself. Operands are passed over, not read. */
function eachOperator(content: Buffer, visit: (code: number, from: number, at: number) => void): void {
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
      // What is longer is no operator but a value: true, false or null.
      if (at - start > 3) continue
      let code = 0
      for (let place = start; place < at; place++) code = code * 256 + (content[place] as number)
      visit(code, from, start)
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
