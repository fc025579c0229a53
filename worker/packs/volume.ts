import type { PackContents } from '../../domain/audit-packs/schema.ts'
import type { FileStore } from '../../domain/kernel/deps.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { type BagInfo, openBag, type SignPack } from './bag.ts'
import { countedBag } from './contents.ts'

export type BuiltVolume = {
  readonly sha256: string
  readonly bytes: number
  readonly contents: PackContents
}

/** A volume of a pack while it is filled: a bag whose bytes are stored as they come. */
export function openVolume(
  files: Pick<FileStore, 'put'>,
  { tenantId, folder, at }: { readonly tenantId: TenantId; readonly folder: string; readonly at: Date },
) {
  const bag = openBag(folder, at)
  const counted = countedBag(bag, folder)
  const stored = files.put(tenantId, bag.output)
  stored.catch(() => {})
  return {
    counted,
    async close(info: BagInfo, sign: SignPack): Promise<BuiltVolume> {
      await bag.finish(info, sign)
      const { sha256, bytes } = await stored
      return { sha256, bytes, contents: counted.contents() }
    },
    async abandon(error: unknown): Promise<void> {
      bag.abandon(error as Error)
      await stored.catch(() => {})
    },
  }
}
export type Volume = ReturnType<typeof openVolume>

/** What all volumes of a pack hold together: the folder is the first one's. */
export function contentsOf(volumes: readonly BuiltVolume[]): PackContents {
  const sections = new Map<string, PackContents['sections'][number]>()
  for (const section of volumes.flatMap(({ contents }) => contents.sections)) {
    const before = sections.get(section.path)
    const [files, bytes] = [section.files + (before?.files ?? 0), section.bytes + (before?.bytes ?? 0)]
    sections.set(section.path, { ...section, files, bytes })
  }
  const sum = (of: (contents: PackContents) => number) => volumes.reduce((all, { contents }) => all + of(contents), 0)
  return {
    folder: volumes[0]?.contents.folder ?? '',
    files: sum(({ files }) => files),
    bytes: sum(({ bytes }) => bytes),
    sections: [...sections.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
}
