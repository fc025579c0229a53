const UNSEEN = '<style>@media screen{html{display:none}}</style>'
// What the style sheet fetches is only fetched once something is laid out with it.
const FETCHED_BY_STYLE = /@font-face|url\(|@import/i

/**
 * The page as the browser gets it: laid out and painted for paper alone, for nobody looks at its tab. A third of the
 * work of a print is the picture on a screen. A page whose style sheet brings fonts or pictures along is left as it is.
 */
export function forPaperAlone(html: string): string {
  const head = /<head(?:\s[^>]*)?>/i.exec(html)
  if (!head || FETCHED_BY_STYLE.test(html)) return html
  const at = head.index + head[0].length
  return html.slice(0, at) + UNSEEN + html.slice(at)
}
