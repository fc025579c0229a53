import { type ReactNode, useState } from 'react'
import { Notice } from './alert.tsx'
import { Button } from './button.tsx'

type OnceProps = { readonly title: string; readonly secret: string; readonly children?: ReactNode }

/** A secret that is shown this one time, to be copied. */
export function Once({ title, secret, children }: OnceProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <Notice meaning="needs-you">
      <p>
        <strong>{title}</strong>
      </p>
      <div className="once">
        <code>{secret}</code>
        <Button type="button" tone="plain" onPress={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      {children}
    </Notice>
  )
}
