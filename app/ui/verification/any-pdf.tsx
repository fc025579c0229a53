import { Link } from '@remix-run/react'
import { useState } from 'react'
import { checkPdf, type PdfAnswer, type Told } from './check-pdf.ts'
import { Checked } from './checked.tsx'
import { PdfDrop } from './pdf-drop.tsx'

/** Takes any PDF by drop or choice and says what can be said of it. It is read here; only its code is asked about. */
export function AnyPdf() {
  const [answer, setAnswer] = useState<(PdfAnswer & { readonly name: string }) | null>(null)
  const take = async (file: File) => {
    setAnswer(null)
    const sources = { subtle: globalThis.crypto.subtle, authority: loadAuthority, ask: askForCode }
    setAnswer({ ...(await checkPdf(file, sources)), name: file.name })
  }
  return (
    <section aria-labelledby="any-pdf">
      <h2 id="any-pdf">Or drop a PDF</h2>
      <PdfDrop
        label="Drop a PDF here, or choose it"
        hint="The file stays on your device. Your browser checks its signature and reads what it says inside; only the code in it is sent to us, to learn whether the document still stands."
        without="Checking a PDF happens in your browser and needs JavaScript."
        take={(file) => void take(file)}
      />
      <div aria-live="polite">{answer ? <Answer answer={answer} /> : null}</div>
    </section>
  )
}

function Answer({ answer }: { readonly answer: PdfAnswer & { readonly name: string } }) {
  const { meaning, sentence, checks, data, code, name } = answer
  return (
    <Checked meaning={meaning} sentence={sentence} checks={checks}>
      {data && data.statements.length > 0 ? (
        <p>Statements: {data.statements.map(({ edition }) => edition).join(', ')}.</p>
      ) : null}
      <p className="hint">
        {name}
        {code ? (
          <>
            {' '}
            · <Link to={`/v/${code}`}>what stands behind it</Link>
          </>
        ) : null}
      </p>
    </Checked>
  )
}

async function loadAuthority(): Promise<Uint8Array | null> {
  const response = await fetch('/authority.cer')
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}

async function askForCode(code: string): Promise<Told | null> {
  const response = await fetch(`/api/v1/verification/${encodeURIComponent(code)}`)
  return response.ok ? ((await response.json()) as Told) : null
}
