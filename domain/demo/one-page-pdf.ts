/** A PDF of one page with a few lines of plain text: a stand-in for a paper that was scanned. */
export function onePagePdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&')}) Tj T*`)
  return pdfOf(`BT /F1 14 Tf 72 740 Td 22 TL ${shown.join(' ')} ET`)
}

/** Words at a place of the page, in points from its upper left corner. */
export type Placed = readonly [x: number, y: number, text: string, size?: number]

/** A PDF of one page with words where they are said to stand; without words, a page as a scanner leaves it. */
export function placedPdf(words: readonly Placed[]): Uint8Array {
  const shown = words.map(([x, y, text, size = 10]) => {
    const plain = text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&')
    return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${842 - y} Tm (${plain}) Tj ET`
  })
  return pdfOf(shown.length > 0 ? shown.join('\n') : '0.9 g 60 60 475 722 re f')
}

function pdfOf(content: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}${trailer}`)
}
