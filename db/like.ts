/** A pattern for `like` of what contains the text as it stands: its own wildcards mean themselves. */
export function containing(text: string): string {
  return `%${escaped(text)}%`
}

/** A pattern for `like` of what begins with the text as it stands. */
export function beginning(text: string): string {
  return `${escaped(text)}%`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
