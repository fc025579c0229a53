import type { LineColumn } from '../domain/kernel/branding.ts'

type Column = { readonly head: string; readonly cell: string; readonly figure?: true; readonly sum?: string }
const given = (name: string) => `{{#if ${name}}}<bdi>{{${name}}}</bdi>{{else}}&nbsp;{{/if}}`

const COLUMNS: Readonly<Record<Exclude<LineColumn, 'goods' | 'origin'>, Column>> = {
  position: { head: '{{labels.position}}', cell: '{{position}}' },
  mining: { head: '{{labels.mining}}', cell: given('mining') },
  hsCode: { head: 'HS', cell: given('hsCode') },
  report: { head: '{{labels.report}}', cell: given('report') },
  certificate: { head: '{{labels.certificate}}', cell: given('certificate') },
  treatment: { head: '{{labels.notes}}', cell: given('treatment') },
  largestStone: { head: '{{labels.largestStone}}', cell: given('largestStone'), figure: true },
  pieces: { head: '{{labels.pieces}}', cell: given('pieces'), figure: true, sum: '{{totals.pieces}}' },
  carats: { head: '{{quantity.name}}', cell: '{{carats}}', figure: true, sum: '{{totals.carats}}' },
  pricePerCarat: {
    head: '{{currency}} {{labels.per}} {{quantity.unit}}',
    cell: given('pricePerCarat'),
    figure: true,
  },
  amount: { head: '{{labels.amount}}, {{currency}}', cell: '{{amount}}', figure: true, sum: '{{totals.amount}}' },
}

// What stands below the description unless it has a column of its own.
const DETAILS: readonly (readonly [LineColumn, string])[] = [
  ['hsCode', '{{#if hsCode}} · <bdi>HS {{hsCode}}</bdi>{{/if}}'],
  ['report', '{{#if report}} · {{../labels.report}} <bdi>{{report}}</bdi>{{/if}}'],
  [
    'largestStone',
    '{{#if largestStone}} · {{../labels.largest}} <bdi>{{largestStone}} {{../quantity.unit}}</bdi>{{/if}}',
  ],
  ['certificate', '{{#if certificate}} · {{../labels.certificate}} <bdi>{{certificate}}</bdi>{{/if}}'],
  ['treatment', '{{#if treatment}} · <bdi>{{treatment}}</bdi>{{/if}}'],
]

/** The table of lines with these columns in this order, as the source of a partial: repeated heads, the total never alone. */
export function lineTable(columns: readonly LineColumn[]): string {
  const cells = columns.map((name) => columnOf(name, columns))
  const tag = (figure: boolean | undefined) => (figure ? ' class="figure"' : '')
  const head = cells.map(({ head, figure }) => `<th scope="col"${tag(figure)}>${head}</th>`).join('')
  const row = cells.map(({ cell, figure }) => `<td${tag(figure)}>${cell}</td>`).join('')
  const opening = (inRow: string) => `<table class="lines"><thead><tr>${inRow}</tr></thead>\n<tbody>`
  // Within a row, what stands outside of it is found from the root.
  const again = opening(head.replaceAll('{{', '{{@root.'))
  return `${opening(head)}{{#each lines}}{{#thousandth @index}}</tbody></table>${again}{{/thousandth}}<tr>${row}</tr>
{{/each}}<tr class="sum">${sumRow(cells)}</tr></tbody></table>`
}

const LINES_OF_A_TABLE = 1_000

/** Whether a further table begins before the line: Chromium needs twice the memory for one table of ten thousand rows. */
export function beginsTable(index: number): boolean {
  return index > 0 && index % LINES_OF_A_TABLE === 0
}

/** "Total" stands in all columns before the first sum; a column without a sum keeps an empty cell. */
function sumRow(cells: readonly Column[]): string {
  const first = cells.findIndex(({ sum }) => sum !== undefined)
  const label = first > 0 ? `<th scope="row" colspan="${first}">{{labels.total}}</th>` : ''
  return (
    label +
    cells
      .slice(first)
      .map(({ sum }) => `<td class="figure">${sum ?? '&nbsp;'}</td>`)
      .join('')
  )
}

function columnOf(name: LineColumn, columns: readonly LineColumn[]): Column {
  if (name === 'origin') {
    const mining = columns.includes('mining')
      ? ''
      : '{{#if mining}}<div class="detail">{{../labels.minedIn}} {{mining}}</div>{{/if}}'
    return { head: '{{labels.origin}}', cell: `${given('origin')}${mining}` }
  }
  if (name !== 'goods') return COLUMNS[name]
  const details = DETAILS.flatMap(([detail, source]) => (columns.includes(detail) ? [] : [source])).join('')
  const places = columns.includes('origin')
    ? ''
    : `{{#if origin}} · <bdi>{{origin}}</bdi>{{/if}}${columns.includes('mining') ? '' : '{{#if mining}} · {{../labels.minedIn}} <bdi>{{mining}}</bdi>{{/if}}'}`
  return {
    head: '{{labels.goods}}',
    cell: `<bdi>{{description}}</bdi><div class="detail"><bdi>{{goodsClass}}</bdi>${details}${places}</div>{{#each claims}}<p class="claim" lang="en"><bdi>{{this}}</bdi></p>{{/each}}`,
  }
}
