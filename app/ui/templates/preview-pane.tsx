import type { Shown } from './use-preview.ts'

type PreviewPaneProps = { readonly shown: Shown | null; readonly busy: boolean; readonly trouble: string | null }

/** The paper as the printer makes it: pictures of its pages, which run nothing (trust.md REN-9). */
export function PreviewPane({ shown, busy, trouble }: PreviewPaneProps) {
  const wrong = trouble ?? shown?.failure ?? null
  return (
    <section className="preview" aria-label="Preview" aria-busy={busy}>
      <p className="hint" aria-live="polite">
        {busy ? 'Printing …' : wrong ? '' : shown ? 'As it will be printed.' : 'The preview appears here.'}
      </p>
      {wrong ? (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      ) : null}
      {Array.from({ length: shown?.pages ?? 0 }, (_, index) => index + 1).map((page) => (
        <img
          key={page}
          src={`/templates/previews/${shown?.id}/${page}`}
          alt={page === 1 ? (shown?.text ?? 'The first page') : `Page ${page}`}
          width={833}
          height={1178}
        />
      ))}
    </section>
  )
}
