import type { PackVolume } from './pack-volumes.tsx'

type VerifyYourselfProps = {
  readonly volumes: readonly PackVolume[]
  /** The one folder in the ZIP, the first one’s, when the pack remembers it. */
  readonly folder: string | null
}

/** How anybody checks the pack with our servers gone. */
export function VerifyYourself({ volumes, folder }: VerifyYourselfProps) {
  const unpacked = folder ?? 'FOLDER'
  const files = volumes.map(({ file }) => file)
  const file = files[0] ?? ''
  const isSeveral = files.length > 1
  return (
    <section aria-labelledby="verify">
      <h2 id="verify" className="section-head">
        Verify it yourself
      </h2>
      <p>
        {isSeveral ? 'Each volume is' : 'The pack is'} a ZIP with a BagIt 1.0 bag (RFC 8493). Nothing of ours is needed
        to check it.
      </p>
      <ol className="steps">
        <li>
          <p>What you hold is what was built when this prints the hashes above:</p>
          <pre>
            <code>{`sha256sum ${files.join(' ')}`}</code>
          </pre>
        </li>
        <li>
          <p>Nothing inside was changed, added or left out since when this says “valid”:</p>
          <pre>
            <code>{`unzip ${file}\nbagit.py --validate ${unpacked}`}</code>
          </pre>
          <p className="hint">
            bagit.py is the Python package <code>bagit</code>. Without it:{' '}
            <code>{`cd ${unpacked} && sha256sum -c manifest-sha256.txt`}</code>
          </p>
        </li>
        <li>
          <p>
            Nothing was left out but what the pack says it leaves out, every document is the one that the company’s log
            names, and the pack continues the last one: open <code>data/verify.html</code> from the unpacked folder,
            without a network if you like, and give it {isSeveral ? 'all volumes' : 'the ZIP'} and{' '}
            <a href="/v/log-keys.txt" download>
              the log’s public key
            </a>
            . Or on a command line:
          </p>
          <pre>
            <code>{`node bin/briefke.js verify ${files.join(' ')} --key log-keys.txt`}</code>
          </pre>
          <p className="hint">
            Keep each pack’s <code>data/07_proofs/checkpoint.txt</code>: with <code>--last</code> the next pack has to
            continue that very one.
          </p>
        </li>
      </ol>
    </section>
  )
}
