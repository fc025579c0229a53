import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const jars = join(tmpdir(), 'briefke-verapdf-1.28.2')

/**
 * Gets veraPDF by Maven once for this machine. Says why it cannot be had, or null when it is there: then, and only then,
 * may anybody say what veraPDF thinks.
 */
export function prepareVeraPdf(): string | null {
  const lacks = (program: string, flag: string) => spawnSync(program, [flag]).error !== undefined
  if (lacks('java', '-version')) return 'could not verify: there is no Java here'
  if (existsSync(jars)) return null
  if (lacks('mvn', '-version')) return 'could not verify: there is no Maven here'
  // Two files of tests may fetch at once: each into a folder of its own, which takes its place whole or not at all.
  const fetched = mkdtempSync(`${jars}-`)
  const argv = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${fetched}`]
  const { status } = spawnSync('mvn', argv, { timeout: 120_000 })
  if (status !== 0) return 'could not verify: veraPDF cannot be fetched'
  try {
    renameSync(fetched, jars)
  } catch (error) {
    if (!existsSync(jars)) throw error
    rmSync(fetched, { recursive: true })
  }
  return null
}

export type Judgement = { readonly standard: string; readonly isCompliant: boolean; readonly broken: string }

/** What veraPDF says of each file, against PDF/A-3b and PDF/UA-1. */
export function judge(paths: readonly string[]): ReadonlyMap<string, readonly Judgement[]> {
  const argv = ['-cp', join(jars, '*'), join(here, 'Judge.java'), ...paths]
  const told = execFileSync('java', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const found = new Map<string, Judgement[]>()
  for (const line of told.trim().split('\n')) {
    const [path = '', standard = '', isCompliant, broken = ''] = line.split('\t')
    found.set(path, [...(found.get(path) ?? []), { standard, isCompliant: isCompliant === 'true', broken }])
  }
  return found
}
