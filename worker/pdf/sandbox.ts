import { spawnSync } from 'node:child_process'

/** How the browser is fenced in, as the operator, the packs and the document's row name it. */
export type Sandbox = 'namespaces' | 'none'

/** The layers that keep the renderer off the network. The product uses all; tests take each alone (REN-3). */
export type NetworkLayers = { readonly namespace: boolean; readonly flags: boolean; readonly interception: boolean }
export const ALL_LAYERS: NetworkLayers = { namespace: true, flags: true, interception: true }

export type Launch = {
  readonly command: string
  readonly prefix: readonly string[]
  readonly sandbox: Sandbox
  readonly uid: number
  readonly gid: number
}

const UNPRIVILEGED = 64_001

/**
 * Finds out how this host lets Chromium start without network and without privileges (REN-5).
 * Where neither root nor user namespaces are at hand it refuses, unless the operator allowed it.
 */
export function planLaunch(
  chromium: string,
  options: { readonly allowNoSandbox: boolean; readonly layers?: NetworkLayers },
): Launch {
  const { namespace } = options.layers ?? ALL_LAYERS
  const root = process.getuid?.() === 0
  const [uid, gid] = root ? [UNPRIVILEGED, UNPRIVILEGED] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const drop = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--']
  const net = namespace ? ['unshare', ...(root ? ['-n'] : ['-n', '-c']), '--'] : []
  const prefix = [...net, ...(root ? drop : [])]
  if (works([...prefix, 'unshare', '-U', 'true']))
    return start([...prefix, chromium], { sandbox: 'namespaces', uid, gid })
  if (!options.allowNoSandbox)
    throw new Error(
      'Chromium cannot be fenced in here: this host offers neither root nor user namespaces. ' +
        'Allow user namespaces, or accept the risk with BRIEFKE_ALLOW_NO_SANDBOX=1.',
    )
  const kept = [prefix, root ? drop : []].find((each) => works([...each, 'true'])) ?? []
  return start([...kept, chromium], { sandbox: 'none', uid, gid })
}

function works([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000 }).status === 0
}

function start(prefix: readonly string[], rest: Pick<Launch, 'sandbox' | 'uid' | 'gid'>): Launch {
  return { command: '/usr/bin/env', prefix, ...rest }
}

/** Chromium's own arguments. Everything that phones home is off, and whatever is left finds a dead proxy and no names. */
export function chromiumArguments(sandbox: Sandbox, layers: NetworkLayers, home: string): string[] {
  return [
    '--headless=shell',
    `--user-data-dir=${home}`,
    ...(sandbox === 'none' ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-background-networking',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-features=OptimizationHints,MediaRouter,Translate,DialMediaRouteProvider,WebRtcHideLocalIpsWithMdns,PaintHolding',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--dns-prefetch-disable',
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    '--mute-audio',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    '--export-tagged-pdf',
    ...(layers.flags
      ? [
          '--proxy-server=http://127.0.0.1:9',
          '--proxy-bypass-list=<-loopback>',
          '--host-resolver-rules=MAP * ~NOTFOUND',
        ]
      : []),
    '--remote-debugging-pipe',
  ]
}
