type File = {
  readonly name: string
  readonly mediaType: string
  readonly pieces: AsyncGenerator<string>
}

/** A file that is made while it is fetched, piece by piece, whatever its length. */
export function piecesResponse({ name, mediaType, pieces }: File): Response {
  const utf8 = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(utf8.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
