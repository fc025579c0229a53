import { useEffect, useRef, useState } from 'react'
import { Button } from '../../button.tsx'
import { readCode } from './read-code.ts'

const BETWEEN_LOOKS_MS = 200

/** Looks through the camera until a code is found. Nothing of what it sees is kept or sent. */
export function Camera({ found }: { readonly found: (text: string) => void }) {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [refused, setRefused] = useState(false)
  const open = async () => {
    setRefused(false)
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }))
    } catch {
      setRefused(true)
    }
  }
  if (stream)
    return (
      <Looking
        stream={stream}
        done={(text) => {
          setStream(null)
          if (text) found(text)
        }}
      />
    )
  return (
    <>
      <Button type="button" onPress={() => void open()}>
        Scan with the camera
      </Button>
      {refused ? (
        <p role="alert">The camera cannot be used here. Allow it in the browser, take a photo, or paste the link.</p>
      ) : null}
    </>
  )
}

type LookingProps = { readonly stream: MediaStream; readonly done: (text: string | null) => void }

function Looking({ stream, done }: LookingProps) {
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(done)
  tell.current = done
  useEffect(() => {
    const seen = video.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const text = seen && seen.readyState >= seen.HAVE_CURRENT_DATA ? await readCode(seen).catch(() => null) : null
      if (text) tell.current(text)
      else timer = setTimeout(() => void look(), BETWEEN_LOOKS_MS)
    }
    if (seen) seen.srcObject = stream
    void look()
    return () => {
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
    }
  }, [stream])
  return (
    <>
      <video ref={video} className="camera" autoPlay muted playsInline aria-label="What the camera sees" />
      <Button type="button" tone="plain" onPress={() => done(null)}>
        Stop the camera
      </Button>
    </>
  )
}
