import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Button } from '../../button.tsx'
import { Field } from '../../field.tsx'
import { Camera } from './camera.tsx'
import { type PrintAnswer as Answer, checkPrint } from './check-print.ts'
import { loadPrintKeys } from './keys.ts'
import { PrintAnswer } from './print-answer.tsx'
import { readCode } from './read-code.ts'
import { useKept } from './use-kept.ts'

const KEPT_WORDS = {
  kept: 'This page is kept on this device: it works without a network.',
  keeping: 'This page is being kept on this device. Leave it open for a moment.',
  impossible: 'This browser does not keep the page: it works only with a network.',
} as const

/** Checks a printed code by camera, photo or link, with what this device has: nothing is sent. */
export function OfflineCheck() {
  const [ready, setReady] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [unread, setUnread] = useState(false)
  const check = useCallback(async (text: string) => {
    setUnread(false)
    setAnswer(await checkPrint(text, { subtle: globalThis.crypto.subtle, keys: await loadPrintKeys() }))
  }, [])
  useEffect(() => {
    setReady(true)
    const scanned = scannedHere(location)
    if (scanned) void check(scanned)
  }, [check])
  const kept = useKept()
  if (!ready) return <p className="hint">Checking a printed code happens in your browser and needs JavaScript.</p>
  const takePhoto = async (file: File) => {
    setAnswer(null)
    const text = await readCode(file).catch(() => null)
    if (text) await check(text)
    else setUnread(true)
  }
  const takeText = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void check(String(new FormData(event.currentTarget).get('link') ?? ''))
  }
  return (
    <>
      <p className="hint" role="status">
        {KEPT_WORDS[kept]}
      </p>
      <Camera found={(text) => void check(text)} />
      <div className="drop">
        <label htmlFor="photo">Or choose a photo of the code</label>
        <p className="hint">The photo stays on your device.</p>
        <input
          id="photo"
          type="file"
          accept="image/*"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void takePhoto(file)
          }}
        />
      </div>
      <form onSubmit={takeText}>
        <Field label="Or paste the whole link" name="link" required autoComplete="off" spellCheck={false} />
        <Button tone="plain">Check</Button>
      </form>
      <div aria-live="polite">
        {unread ? (
          <p>No code was found in the photo. Take it straight from above, in good light, the code whole.</p>
        ) : null}
        {answer ? <PrintAnswer answer={answer} /> : null}
      </div>
    </>
  )
}

/** The code that a camera opened when there was no network: the worker brought its address here. */
function scannedHere({ origin, search, hash }: Location): string | null {
  const code = new URLSearchParams(search).get('code')
  return code ? `${origin}/v/${code}${hash}` : null
}
