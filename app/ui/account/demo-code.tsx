import { Notice } from '../alert.tsx'

/** What a phone would show, for whoever tries the demo. */
export function DemoCode({ code }: { readonly code: string }) {
  return (
    <Notice meaning="could-not-verify">
      <p>
        This is a demo, so you need no phone: the code is <code>{code}</code> for half a minute. Load the page again for
        the next one.
      </p>
    </Notice>
  )
}
