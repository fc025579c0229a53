/** A file made for a download: a list, a template, a report. */
export function sheetResponse({
  name,
  mediaType,
  content,
}: {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
