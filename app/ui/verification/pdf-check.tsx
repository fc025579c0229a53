import { useState } from 'react'
import { Notice } from '../alert.tsx'
import { type Compared, compareFile, type Paper } from './compare.ts'
import { PdfDrop } from './pdf-drop.tsx'

type PdfCheckProps = { readonly papers: readonly Paper[]; readonly stands: boolean }

/** Takes a PDF by drop or choice and compares it where it is: nothing is sent. */
export function PdfCheck({ papers, stands }: PdfCheckProps) {
  const [answer, setAnswer] = useState<(Compared & { readonly name: string }) | null>(null)
  const take = async (file: File) => {
    setAnswer(null)
    setAnswer({ ...(await compareFile(file, { papers, stands, subtle: globalThis.crypto.subtle })), name: file.name })
  }
  return (
    <section aria-labelledby="same-file">
      <h2 id="same-file">Is it the very file?</h2>
      <PdfDrop
        label="Drop the PDF here, or choose it"
        hint="The file stays on your device: your browser compares its SHA-256 with that of the PDFs we printed."
        without="Comparing the PDF happens in your browser and needs JavaScript; everything else on this page does not."
        take={(file) => void take(file)}
      />
      <p className="hint">
        Its signature you can check without us, in any PDF reader that trusts{' '}
        <a href="/authority.cer" download>
          our certificate
        </a>
        .
      </p>
      <div aria-live="polite">
        {answer ? (
          <Notice meaning={answer.meaning}>
            <p>
              <strong>{answer.says}</strong>
            </p>
            <p className="hint">
              {answer.name}
              {answer.sha256 ? (
                <>
                  {' '}
                  · SHA-256 <span className="mono">{answer.sha256}</span>
                </>
              ) : null}
            </p>
          </Notice>
        ) : null}
      </div>
    </section>
  )
}
