import { useEffect, useState } from 'react'

type PdfDropProps = {
  readonly label: string
  readonly hint: string
  /** What is said instead before, or without, a script. */
  readonly without: string
  readonly take: (file: File) => void
}

/** Takes a PDF by drop or choice and hands it on where it is: nothing is sent. */
export function PdfDrop({ label, hint, without, take }: PdfDropProps) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return <p className="hint">{without}</p>
  return (
    <div className="drop">
      <label htmlFor="pdf">{label}</label>
      <p className="hint">{hint}</p>
      <input
        id="pdf"
        type="file"
        accept="application/pdf,.pdf"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) take(file)
        }}
      />
    </div>
  )
}
