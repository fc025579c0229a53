/** The address on this site that a form names as its next page; anything that leads elsewhere becomes the start page. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/'
  const here = new URL('http://here.invalid')
  const there = URL.parse(value, here)
  return there?.origin === here.origin ? there.pathname + there.search : '/'
}
