const LINK = /(https?:\/\/[^\s<>"]+)/

/** The text of a message, its addresses as links. */
export function LinkedText({ text }: { readonly text: string }) {
  return (
    <p className="lines">
      {text.split(LINK).map((part, index) => {
        const key = `${index} ${part}`
        return index % 2 === 1 ? (
          <a key={key} href={part}>
            {part}
          </a>
        ) : (
          <span key={key}>{part}</span>
        )
      })}
    </p>
  )
}
