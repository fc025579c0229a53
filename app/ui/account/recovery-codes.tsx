import { Notice } from '../alert.tsx'

/** Ten codes that are shown this one time. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Notice meaning="needs-you">
      <p>
        <strong>Your second factor is set up. Keep these recovery codes: they are shown once.</strong>
      </p>
      <p>Each lets you in once in the place of a code, when your phone is not there.</p>
      <ul className="recovery-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
