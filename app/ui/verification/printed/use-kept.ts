import { useEffect, useState } from 'react'

const NEEDED = ['/v/offline', '/v/keys.json']

/** Whether this device keeps the page for when there is no network. It does once the page was open with one. */
export type Kept = 'kept' | 'keeping' | 'impossible'

/** Has the page kept on this device, and tells how far that is. */
export function useKept(): Kept {
  const [kept, setKept] = useState<Kept>('keeping')
  useEffect(() => {
    let isHere = true
    void keepHere()
      .catch(() => 'impossible' as const)
      .then((told) => {
        if (isHere) setKept(told)
      })
    return () => {
      isHere = false
    }
  }, [])
  return kept
}

async function keepHere(): Promise<Kept> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  if (!serviceWorker) return 'impossible'
  // Without a network the one that is there does.
  await serviceWorker.register('/v/worker.js').catch(() => undefined)
  if (!(await serviceWorker.getRegistration('/v/'))) return 'impossible'
  const { active } = await serviceWorker.ready
  active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name))
  const found = await Promise.all(NEEDED.map((address) => caches.match(address, { ignoreVary: true })))
  return found.every(Boolean) ? 'kept' : 'keeping'
}
