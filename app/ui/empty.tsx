import type { ReactNode } from 'react'

/** An empty place: says what will be here, and (as children) offers the next step. */
export function Empty({ what, children }: { readonly what: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{what}</p>
      {children ? <div className="actions">{children}</div> : null}
    </div>
  )
}
