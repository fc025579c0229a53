/** A word or sentence at a place of the page, in points from its upper left corner. */
export type Placed = readonly [x: number, y: number, text: string, size?: number]

const A4 = [595, 842] as const

/** A PDF of plain text, written by hand: what a test says stands on it, where it says. */
export function writtenPdf(pages: readonly (readonly Placed[])[], size: readonly [number, number] = A4): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${size.join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((placed, index) => [
      `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      streamOf(placed.map((each) => shown(each, size[1])).join('\n')),
    ]),
  ])
}

/** A PDF file of these objects, the first of which is its catalog. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.reduce((sum, { length }) => sum + length, 0))
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'))
  }
  const start = parts.reduce((sum, { length }) => sum + length, 0)
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`))
  parts.push(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A stream object of this content. */
export function streamOf(content: string | Buffer, dictionary = ''): Buffer {
  const bytes = Buffer.from(content as Buffer)
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

function shown([x, y, text, size = 10]: Placed, height: number): string {
  const escaped = text
    .replaceAll('“', '\\223')
    .replaceAll('”', '\\224')
    .replaceAll('€', '\\200')
    .replace(/[()]/g, '\\$&')
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${height - y} Tm (${escaped}) Tj ET`
}
