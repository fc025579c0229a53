/** Text as a hexadecimal string of UTF-16 with its mark: no sign needs escaping. */
export function pdfText(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

/** A moment in UTC, to the second (ISO 32000-1, 7.9.4). */
export function pdfMoment(at: Date): string {
  return `(D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`
}
