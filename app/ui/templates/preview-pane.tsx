import type { Shown } from './use-preview.ts'

type PreviewPaneProps = { readonly shown: Shown | null; readonly busy: boolean; readonly trouble: string | null }

/** The paper as the printer makes it: pictures of its pages, which run nothing (trust.md REN-9). */
export function PreviewPane({ shown, busy, trouble }: PreviewPaneProps) {
  const wrong = trouble ?? shown?.failure ?? null
  return (
    <section className="preview" aria-label="Preview" aria-busy={busy}>
      <p className="hint" aria-live="polite">
        {busy ? 'Printing …' : wrong ? '' : stateOf(shown)}
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

function stateOf(shown: Shown | null): string {
  if (!shown) return 'The preview appears here.'
  if (shown.findings.length === 0) return 'As it will be printed.'
  return shown.pages > 0
    ? 'As it was last printed: what is marked has to be mended first.'
    : 'Nothing to show yet: what is marked has to be mended first.'
}
