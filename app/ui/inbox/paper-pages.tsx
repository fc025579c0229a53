type Box = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
type Marked = {
  readonly id: string
  readonly look: 'statement' | 'deviation' | 'proposal'
  readonly boxes: readonly Box[]
}
type PaperPagesProps = {
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  readonly lines: readonly {
    readonly page: number
    readonly y: number
    readonly height: number
    readonly cells: readonly {
      readonly text: string
      readonly x: number
      readonly width: number
      readonly start: number
    }[]
  }[]
  readonly marks: readonly Marked[]
}

/** The letters' foot is a little above the line's lower edge. */
const BASELINE = 0.82

/** The pages as they were read: every word where it stands on the paper, statements and proposals marked. */
export function PaperPages({ pages, lines, marks }: PaperPagesProps) {
  return (
    <div className="paper-pages">
      {pages.map(({ width, height }, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the paper
        <figure key={page}>
          <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Page ${page + 1} as it was read`}>
            {marks.flatMap(({ id, look, boxes }) =>
              boxes
                .filter((box) => box.page === page)
                .map((box) => (
                  <rect
                    key={`${id}-${box.x}-${box.y}`}
                    className="paper-mark"
                    data-look={look}
                    x={box.x - 1}
                    y={box.y - 1}
                    width={box.width + 2}
                    height={box.height * 1.2 + 2}
                  />
                )),
            )}
            {lines
              .filter((line) => line.page === page)
              .flatMap(({ y, height: high, cells }) =>
                cells.map(({ text, x, width: wide, start }) => (
                  <text
                    key={start}
                    x={x}
                    y={y + high * BASELINE + high * 0.18}
                    fontSize={high}
                    textLength={wide > 0 ? wide : undefined}
                    lengthAdjust="spacingAndGlyphs"
                  >
                    {text}
                  </text>
                )),
              )}
          </svg>
          <figcaption className="hint">
            Page {page + 1} of {pages.length}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
