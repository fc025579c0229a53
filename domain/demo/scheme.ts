import type { Library } from '../kernel/scheme.ts'
import { editionsToReceive } from '../received-documents/rules.ts'
import { partOf } from '../schemes/library.ts'
import { GOODS } from './goods.ts'

/** What the demo takes from the library: the scheme of its goods, the editions on its papers, and what may stand beside. */
export type DemoScheme = {
  readonly key: string
  readonly newestEdition: string
  readonly olderEdition: string
  /** A family of statements that a dealer may add to any document and that asks for nothing; null when there is none. */
  readonly besides: string | null
}

/** Finds it by what the data says, so that no scheme is named here. */
export function demoScheme(library: Library): DemoScheme {
  const scheme = library.schemes.find(({ goods }) => goods.some(({ key }) => key === GOODS))
  if (!scheme) throw new Error(`The demo trades in ${GOODS}, and no scheme has such goods.`)
  const own = partOf(library, [scheme.key])
  const [newest, older] = editionsToReceive(own)
  if (!newest) throw new Error(`The scheme ${scheme.key} has no warranty for the demo.`)
  const besides = own.statements.find(
    ({ kind, placement, goods, where, requires, tokens }) =>
      kind === 'declaration' &&
      placement === 'document' &&
      goods[GOODS] !== undefined &&
      Object.keys(where).length === 0 &&
      !requires.registration &&
      tokens.length === 0,
  )
  return {
    key: scheme.key,
    newestEdition: newest,
    olderEdition: older ?? newest,
    besides: besides?.family ?? null,
  }
}
