type TemplateCodeProps = { readonly body: string; readonly css: string }

/** A paper's template for those who may look but not write. */
export function TemplateCode({ body, css }: TemplateCodeProps) {
  return (
    <>
      <Code label="Template" text={body} />
      {css.trim() === '' ? null : <Code label="Style sheet" text={css} />}
    </>
  )
}

function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="template-diff" aria-label={label} tabIndex={0}>
      <h3>{label}</h3>
      <pre>{text}</pre>
    </section>
  )
}
