import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What lies in a company's folder of files, for whoever knows which of it belongs to nothing. */
export type Leftovers = {
  /** The names of files that were written before the instant. */
  readonly old: (tenantId: string, before: Date) => Promise<readonly string[]>
  /** Takes a file away unless it was written again since; whether it went. */
  readonly removeOld: (tenantId: string, sha256: string, before: Date) => Promise<boolean>
}

/** Leftovers of the folder that `folderFiles` writes. */
export function folderLeftovers(root: string): Leftovers {
  return {
    async old(tenantId, before) {
      await putBack(root, tenantId)
      const found = await readdir(join(root, tenantId), { recursive: true, withFileTypes: true }).catch(() => [])
      const names: string[] = []
      for (const entry of found)
        if (/^[0-9a-f]{64}$/.test(entry.name) && (await writtenBefore(join(entry.parentPath, entry.name), before)))
          names.push(entry.name)
      return names.toSorted()
    },
    async removeOld(tenantId, sha256, before) {
      const path = join(root, tenantId, sha256.slice(0, 2), sha256)
      const aside = join(root, 'incoming', `${asideOf(tenantId)}${sha256}`)
      await rename(path, aside)
      // Whoever stored it again meanwhile put a new file in its place: that one stays, or goes back.
      if (await writtenBefore(aside, before)) {
        await rm(aside)
        return true
      }
      await rename(aside, path)
      return false
    },
  }
}

const asideOf = (tenantId: string) => `leftover-${tenantId}-`

/** What was moved aside by a sweep that did not come to its end goes back: nobody knows whether it was to stay. */
async function putBack(root: string, tenantId: string): Promise<void> {
  const incoming = join(root, 'incoming')
  for (const name of await readdir(incoming).catch(() => []))
    if (name.startsWith(asideOf(tenantId))) {
      const sha256 = name.slice(asideOf(tenantId).length)
      const folder = join(root, tenantId, sha256.slice(0, 2))
      await mkdir(folder, { recursive: true })
      await rename(join(incoming, name), join(folder, sha256))
    }
}

async function writtenBefore(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtime < before
}
