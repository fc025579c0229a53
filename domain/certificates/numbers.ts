/** 'mx 0012345' → 'MX0012345': letters and digits alone, so that the same number is found however it is written. */
export function certificateKey(number: string): string {
  return upperLetters(number).replace(/[^A-Z0-9]/g, '')
}

/** The two letters a certificate's number begins with, or null when it is no number of a certificate. */
export function issuerOf(number: string): string | null {
  const key = certificateKey(number)
  return /^[A-Z]{2}[0-9A-Z]*[0-9][0-9A-Z]*$/.test(key) ? key.slice(0, 2) : null
}

/**
 * The certificates that a line of a document names, each as its key: several stand apart by commas, semicolons, “and”, or
 * a space before the next one's two letters. The database reads the same (`certificates_named`).
 */
export function certificatesNamed(words: string): readonly string[] {
  const parts = upperLetters(words)
    .replace(/[ \t\n\r\f\v]+(AND|&|\+)[ \t\n\r\f\v]+/g, ',')
    .replace(/([0-9][0-9A-Z/.-]*)[ \t\n\r\f\v]+(?=[A-Z]{2}[ \t\n\r\f\v/.-]*[0-9])/g, '$1,')
    .split(/[,;]+/)
  return [...new Set(parts.map(certificateKey).filter((key) => issuerOf(key) !== null))].sort()
}

/** Only the letters that a number is made of: others have capitals that turn into them. */
function upperLetters(words: string): string {
  return words.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}
