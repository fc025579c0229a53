/** The code in what somebody pasted: the code alone, or a link with it at the end; null when there is none. */
export function codeIn(typed: string): string | null {
  const text = typed.replace(/\s+/g, '')
  const inLink = /\/v\/([\w-]+)/.exec(text)?.[1] ?? text
  return /^[\w-]{43}$/.test(inLink) ? inLink : null
}
