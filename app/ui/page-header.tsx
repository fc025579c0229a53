import type { ReactNode } from 'react'

type PageHeaderProps = {
  readonly title: ReactNode
  /** One sentence below the title. */
  readonly lead?: ReactNode
  /** The view's actions: at most one of them is primary. */
  readonly children?: ReactNode
}

/** The head of a page: its only h1, a sentence, and what can be done here. */
export function PageHeader({ title, lead, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
      </div>
      {children ? <div className="actions">{children}</div> : null}
    </header>
  )
}
