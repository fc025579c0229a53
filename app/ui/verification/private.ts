/** A page whose address is a secret: not indexed, not kept, and not told to where its links lead. */
export const privateMeta = [
  { name: 'robots', content: 'noindex, nofollow' },
  { name: 'referrer', content: 'no-referrer' },
]

/** The same for whoever does not read the page itself. */
export const privateHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }
