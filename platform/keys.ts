import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Secrets that a link carries are derived from the master key and the row's id, so that the database holds
 * only their hashes (AUT-1) and the worker can still print or mail them.
 */
export type Keys = {
  /** The secret that stands in a link for this row: 43 characters of base64url, 256 bits. */
  readonly linkSecret: (purpose: LinkPurpose, id: string) => string
}
export type LinkPurpose = 'verification' | 'invitation' | 'inbox-address' | 'send-link' | 'platform-code'

type MasterOptions = { readonly masterKey?: string | undefined; readonly dataFolder: string }

/** The master key: from the environment, else the file under the data folder, made on first use. */
export function readMasterKey({ masterKey, dataFolder }: MasterOptions): Buffer {
  return masterKey ? parseMasterKey(masterKey) : masterKeyFile(dataFolder)
}

/** Opens what derives the secrets of links from the master key. */
export function openKeys(options: MasterOptions): Keys {
  const master = readMasterKey(options)
  const keyFor = (purpose: LinkPurpose) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `briefke:${purpose}`, 32)))
  const keys = {
    verification: keyFor('verification'),
    invitation: keyFor('invitation'),
    'inbox-address': keyFor('inbox-address'),
    'send-link': keyFor('send-link'),
    'platform-code': keyFor('platform-code'),
  }
  return { linkSecret: (purpose, id) => createHmac('sha256', keys[purpose]).update(id).digest('base64url') }
}

function parseMasterKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw new Error('BRIEFKE_MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32).')
  return key
}

function masterKeyFile(dataFolder: string): Buffer {
  const folder = join(dataFolder, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'master.key')
  try {
    writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Web and worker start together: whoever comes second reads what the first has written.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return parseMasterKey(readFileSync(path, 'utf8').trim())
}
