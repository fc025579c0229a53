import type { PackContents } from '../../domain/audit-packs/schema.ts'
import type { Bag, BagEntry } from './bag.ts'
import type { Content, Register } from './register.ts'

type Section = PackContents['sections'][number]

/** Papers and samples are counted by their folder, proofs all together. */
function sectionOf(path: string): string {
  if (path.startsWith('07_proofs/documents/')) return '07_proofs/documents/'
  return /^0[45]_/.test(path) ? path.slice(0, path.lastIndexOf('/') + 1) : path
}

/** Counts what goes into a bag, file by file; a folder of documents is one line of the table of contents. */
export function countedBag(bag: Bag, folder: string) {
  const sections = new Map<string, Section>()
  const count = (path: string, { bytes }: BagEntry, rows: number | null, of: Section['of'] = null) => {
    const before = sections.get(path) ?? { path, of, files: 0, bytes: 0, rows }
    sections.set(path, { ...before, files: before.files + 1, bytes: before.bytes + bytes })
  }
  return {
    async add(path: string, content: Parameters<Bag['add']>[1]): Promise<BagEntry> {
      const entry = await bag.add(path, content)
      count(sectionOf(path), entry, null)
      return entry
    },
    async addRegister(register: Register, csvOf: (source: Content) => AsyncIterable<Uint8Array>): Promise<BagEntry> {
      let rows = 0
      const counted = async function* () {
        for await (const row of register.rows()) {
          rows += 1
          yield row
        }
      }
      const entry = await bag.add(register.path, csvOf({ ...register, rows: counted }))
      count(register.path, entry, rows, register.of)
      return entry
    },
    /** How many rows each of these registers turned out to have. */
    rowsOf: (registers: readonly Register[]) =>
      registers.map(({ path }) => ({ path, rows: sections.get(path)?.rows ?? 0 })),
    contents(): PackContents {
      const all = [...sections.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
      const sum = (of: (section: Section) => number) => all.reduce((total, section) => total + of(section), 0)
      return { folder, files: sum((each) => each.files), bytes: sum((each) => each.bytes), sections: all }
    },
  }
}
