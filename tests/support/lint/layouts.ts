import { wrapped } from './noise.ts'
import { columnLines } from './papers.ts'

/** A text in lines, each with a figure of another column. */
export function table(text: string, row: (line: string, figure: string) => string): string {
  return wrapped(text, 56)
    .map((line, index) => row(line, columnLines[index % columnLines.length] ?? ''))
    .join('\n')
}

/** Two texts beside each other. */
export function columns(left: string, right: string): string {
  const [own, other] = [wrapped(left, 44), wrapped(right, 44)]
  return Array.from({ length: Math.max(own.length, other.length) }, (_, index) =>
    `${(own[index] ?? '').padEnd(50)}${other[index] ?? ''}`.trimEnd(),
  ).join('\n')
}
