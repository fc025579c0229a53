import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { openBag } from '../../worker/packs/bag.ts'

// `pip install bagit`; a Python other than the first on the path is named by BAGIT_PYTHON.
const python = process.env['BAGIT_PYTHON'] ?? 'python3'
const hasBagit = spawnSync(python, ['-c', 'import bagit']).status === 0

it.skipIf(!hasBagit)('bagit.py accepts an unpacked pack, and refuses it once a byte was changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bag-'))
  try {
    const bag = openBag('Antwerp_Rough_NV-sow-2026-09', new Date('2026-10-05T09:00:00Z'))
    const written = pipeline(bag.output, createWriteStream(join(folder, 'bag.zip')))
    await bag.add('01_registers/memos.csv', [Buffer.from('number\r\n')])
    await bag.add('README.txt', [Buffer.from('Société\r\n')])
    await bag.add('05_documents/issued/INV-1.pdf', [Buffer.alloc(300_000, 7)])
    await bag.finish([['Source-Organization', 'Société Générale\nNV']])
    await written
    execFileSync(python, ['-m', 'zipfile', '-e', join(folder, 'bag.zip'), folder])
    const root = join(folder, 'Antwerp_Rough_NV-sow-2026-09')
    const validate = () => spawnSync(python, ['-m', 'bagit', '--validate', root], { encoding: 'utf8' })
    const valid = validate()
    expect(valid.status, valid.stderr).toBe(0)
    await appendFile(join(root, 'data/README.txt'), '!')
    expect(validate().status).not.toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
