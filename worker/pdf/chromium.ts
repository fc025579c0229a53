import { constants, createReadStream, createWriteStream, existsSync } from 'node:fs'
import { access, chmod, chown, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'

const require = createRequire(import.meta.url)
// Counts up when what is unpacked changes, so that an older folder is not taken for a whole one.
const LAYOUT = 2
const SCRIPTS = ['', 'Hebrew', 'Arabic', 'Gujarati', 'SC', 'TC']
const WEIGHTS = ['400Regular', '600SemiBold']
/** Package, weight and file of every font that a paper may use: all scripts of the trade, upright, in two weights. */
export const FONTS = [
  ...SCRIPTS.flatMap((script) => WEIGHTS.map((weight) => fontFile('Sans', script, weight))),
  ...WEIGHTS.map((weight) => fontFile('Serif', '', weight)),
]

function fontFile(style: string, script: string, weight: string) {
  const family = ['noto', style, script].filter(Boolean).join('-').toLowerCase()
  return [family, weight, `Noto${style}${script}_${weight}.ttf`] as const
}

export type Chromium = {
  readonly path: string
  /** What the process needs in its environment: its own libraries and fonts, and nothing of ours. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Unpacks the pinned Chromium, its libraries and our fonts once, into a folder that an unprivileged user can enter.
 * Two processes that start together are harmless: each unpacks aside, and one rename wins.
 */
export async function prepareChromium(options: {
  readonly dataFolder: string
  readonly chromiumPath?: string | undefined
}): Promise<Chromium> {
  const source = dirname(dirname(require.resolve('@sparticuz/chromium')))
  const root = await packageRoot(source)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = await folderFor(resolve(options.dataFolder), version)
  if (!existsSync(join(folder, 'fonts.conf'))) await unpack(join(root, 'bin'), folder)
  await refuseForeign(folder)
  const own = options.chromiumPath
  if (own) await refuseMissing(own)
  return {
    path: own ?? join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      ...(own ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    },
  }
}

async function refuseMissing(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => {
    throw new Error(`There is no Chromium that can be started at ${path}. Check CHROMIUM_PATH.`)
  })
}

async function packageRoot(from: string): Promise<string> {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'bin', 'chromium.br'))) return folder
  throw new Error('The package @sparticuz/chromium is not installed. Run npm ci.')
}

async function folderFor(dataFolder: string, version: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true })
  if (getuid() !== 0 || (await othersMayEnter(dataFolder))) return join(dataFolder, `chromium-${version}-${LAYOUT}`)
  return join(tmpdir(), `briefke-chromium-${version}-${LAYOUT}-${getuid()}`)
}

// The folder for temporary files is everybody's: a browser that somebody else put there would read every document.
async function refuseForeign(folder: string): Promise<void> {
  const { uid, mode } = await stat(folder)
  if ((uid === 0 || uid === process.getuid?.()) && (mode & 0o022) === 0) return
  throw new Error(`The folder ${folder} belongs to somebody else. Remove it, and it is made anew.`)
}

async function othersMayEnter(folder: string): Promise<boolean> {
  for (let each = folder; ; each = dirname(each)) {
    if (((await stat(each)).mode & 0o001) === 0) return false
    if (each === dirname(each)) return true
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  const aside = `${folder}.${process.pid}.${Date.now()}`
  await mkdir(join(aside, 'fonts'), { recursive: true, mode: 0o755 })
  const untar = (name: string, to: string) =>
    pipeline(createReadStream(join(bin, name)), createBrotliDecompress(), extract(join(aside, to)))
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(aside, 'chromium')),
    ),
    untar('al2023.tar.br', 'al2023'),
    untar('swiftshader.tar.br', '.'),
    ...FONTS.map(([family, weight, file]) =>
      copyFile(require.resolve(`@expo-google-fonts/${family}/${weight}/${file}`), join(aside, 'fonts', file)),
    ),
  ])
  await chmod(join(aside, 'chromium'), 0o755)
  await writeFile(join(aside, 'fonts.conf'), fontConfig(join(folder, 'fonts')))
  await chmod(aside, 0o755)
  try {
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Somebody else was first, and theirs is whole.
    if (!existsSync(join(folder, 'fonts.conf'))) throw error
  }
}

/** Our fonts and no others: the same page on every machine. The cache is in the browser's own home. */
function fontConfig(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif</family></prefer></alias>
</fontconfig>
`
}

/** A home of its own for one browser, owned by whoever runs it. */
export async function browserHome(uid: number, gid: number): Promise<string> {
  const home = join(tmpdir(), `briefke-browser-${process.pid}-${Math.random().toString(36).slice(2)}`)
  await mkdir(home, { mode: 0o700 })
  if (process.getuid?.() === 0) await chown(home, uid, gid)
  return home
}

// Linux always has user ids; the type says "maybe" for Windows.
function getuid(): number {
  return process.getuid ? process.getuid() : -1
}
