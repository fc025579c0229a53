import { Fact } from '../fact.tsx'
import { Instant } from '../format.tsx'

type Signed = {
  readonly size: bigint
  readonly at: Date | string
  readonly note: string
  readonly keys: readonly string[]
}

/** The newest signed head of the log, as everybody may have it. */
export function SignedHead({
  signed,
  size,
  zone,
}: {
  readonly signed: Signed | null
  readonly size: bigint
  readonly zone: string
}) {
  if (!signed) return <p className="hint">Nothing is signed yet: the first head comes within ten minutes.</p>
  return (
    <>
      <dl className="facts">
        <Fact term="Entries">{String(size)}</Fact>
        <Fact term="Signed, up to">{String(signed.size)}</Fact>
        <Fact term="Signed at">
          <Instant value={signed.at} zone={zone} />
        </Fact>
      </dl>
      <details className="signed-head">
        <summary>The signed head and the keys</summary>
        <pre className="mono">{signed.note}</pre>
        <pre className="mono">{signed.keys.join('\n')}</pre>
      </details>
    </>
  )
}
