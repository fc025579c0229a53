import { expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'

test('a SIGTERM to npm start ends everything within 25 seconds, leaves no process behind, and the next start finds what was saved', async () => {
  const product = await startProduct({}, 'npm start')
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
  expect(product.said()).toMatch(/admin@bourse\.example\s+briefke-demo-1/)
  const stopped = await product.stop()
  expect(stopped.code).toBe(0)
  expect(stopped.tookMs).toBeLessThan(25_000)
  expect(stopped.left).toEqual([])

  const again = await startProduct({ BRIEFKE_DATA: product.folder })
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  expect(again.said(), 'the demo is there already').not.toContain('Onboarding')
  expect((await again.stop()).code).toBe(0)
  again.remove()
  product.remove()
})

test('when npm is killed without a word, everything behind it ends too', async () => {
  const product = await startProduct({ BRIEFKE_DEMO: '0' }, 'npm start')
  // It ends when the last of them lets go of the output.
  const { left, tookMs } = await product.stop('SIGKILL')
  expect(tookMs).toBeLessThan(25_000)
  expect(left).toEqual([])
  product.remove()
})
