import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './ui/nonce.tsx'

const ABORT_AFTER_MS = 6_000

/** Renders a page as a stream; crawlers get it whole. The nonce is the one of the response's policy. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = typeof loadContext['nonce'] === 'string' ? loadContext['nonce'] : ''
  return new Promise((resolve, reject) => {
    let status_ = status
    const send = () => {
      const body = new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: status_ }))
      stream.pipe(body)
    }
    const whole = isbot(request.headers.get('user-agent') ?? '')
    const stream = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={ABORT_AFTER_MS} />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? 'onAllReady' : 'onShellReady']: send,
        onShellError: reject,
        onError: () => {
          status_ = 500
        },
      },
    )
    setTimeout(() => stream.abort(), ABORT_AFTER_MS + 1_000)
  })
}
