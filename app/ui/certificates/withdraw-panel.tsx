import { ReasonPanel } from '../reason-panel.tsx'

/** Asks for the reason and withdraws the certificate. */
export function WithdrawPanel({ number }: { readonly number: string }) {
  return (
    <ReasonPanel
      form="withdraw"
      title={`Withdraw ${number}`}
      says="It stays in the register with your reason and counts for nothing. Record the right one afterwards; the number is free again."
      submit="Withdraw the certificate"
    />
  )
}
