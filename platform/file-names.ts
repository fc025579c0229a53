// biome-ignore lint/suspicious/noControlCharactersInRegex: a file name must hold none
const UNSAFE = /[\u0000-\u001f\u007f<>:"/\\|?*%~]+/g
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/** A name that every file system takes: one path part, no reserved word, no leading or trailing dot. */
export function safeName(text: string, max = 80): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(UNSAFE, '_')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replace(/\s+/g, '_')
    .slice(0, max)
    .replace(/^[.]+|[. ]+$/g, '')
  if (plain === '') return 'unnamed'
  return RESERVED.test(plain) ? `_${plain}` : plain
}

/** Hands out names that differ even where upper and lower case are the same. */
export function uniqueNames(): (name: string, extension: string) => string {
  const taken = new Set<string>()
  return (name, extension) => {
    let candidate = `${name}${extension}`
    for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = `${name}-${count}${extension}`
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

/** The ending of a file's name, for a name of ours. */
export function extensionOf(name: string | null): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name ?? '')?.[0].toLowerCase() ?? '.bin'
}
