import { z } from 'zod'
import type { Bag } from './bag.ts'
import { PackFault, type Source } from './engine.ts'
import { piecesOf } from './zip.ts'

/** What a pack leaves out for its purpose: a file, a folder that ends with a slash, or columns of a register. */
export const omittedSchema = z.array(
  z.strictObject({ path: z.string().min(1), columns: z.array(z.string().min(1)).min(1).optional() }),
)
type Stated = {
  readonly purpose?: { readonly name: string } | undefined
  readonly omitted?: z.output<typeof omittedSchema> | undefined
  readonly registers: readonly { readonly path: string }[]
  readonly volume?: { readonly number: number } | undefined
}

/** Whom a pack is for and what it therefore leaves out, in words: what is left out was not checked. */
export function purposeText({ purpose, omitted = [] }: Stated): string | null {
  if (!purpose) return null
  const left = omitted.map(({ path, columns }) => (columns ? `${path} (${columns.join(', ')})` : path))
  return `It is for: ${purpose.name}. ${left.length > 0 ? `Left out for that, and so not checked: ${left.join(', ')}.` : 'Nothing is left out for that.'}`
}

/** Whether what is stated as left out is not there. What says of itself that it is left out must not lie beside it. */
export async function checkOmitted(source: Source, { files }: Pick<Bag, 'files'>, stated: Stated): Promise<void> {
  const { purpose, omitted, registers, volume } = stated
  if ((purpose === undefined) !== (omitted === undefined))
    throw new PackFault('It states a purpose without what that leaves out, or the other way round.')
  const seen = new Set<string>()
  for (const { path, columns } of omitted ?? []) {
    if (seen.has(path)) throw new PackFault(`It states twice that “${path}” is left out.`)
    seen.add(path)
    // Registers stand in the first volume; that none is in another was looked at before.
    if (columns && volume && volume.number > 1) continue
    if (columns) {
      if (!registers.some((each) => each.path === path))
        throw new PackFault(`It leaves columns out of “${path}”, which is no register of it.`)
      const head = await headOf(source, files.get(`data/${path}`))
      const there = columns.find((column) => head.includes(column))
      if (there !== undefined)
        throw new PackFault(`It states that “${there}” is left out of “${path}”, and it is there.`)
    } else {
      const isIt = (file: string) => (path.endsWith('/') ? file.startsWith(`data/${path}`) : file === `data/${path}`)
      const there = [...files.keys()].find(isIt)
      if (there !== undefined) throw new PackFault(`It states that “${path}” is left out, and “${there}” is there.`)
    }
  }
}

/** The names of a register's columns: those of ours are written without quotes. */
async function headOf(source: Source, entry: Parameters<typeof piecesOf>[1] | undefined): Promise<readonly string[]> {
  let text = ''
  if (entry)
    for await (const piece of piecesOf(source, entry)) {
      text += new TextDecoder('latin1').decode(piece)
      if (text.includes('\n')) break
    }
  return (text.split('\n')[0] ?? '').trimEnd().split(',')
}
