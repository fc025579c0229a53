import type { LineColumn } from '../domain/kernel/branding.ts'

/** A column; `sum` names what of the document's totals stands below it. */
type Column = {
  readonly head: string
  readonly cell: string
  readonly figure?: true
  readonly sum?: 'pieces' | 'carats' | 'amount'
}
const given = (name: string) => `{{#if ${name}}}<bdi>{{${name}}}</bdi>{{else}}&nbsp;{{/if}}`

const COLUMNS: Readonly<Record<Exclude<LineColumn, 'goods' | 'origin'>, Column>> = {
  position: { head: '{{labels.position}}', cell: '{{position}}' },
  mining: { head: '{{labels.mining}}', cell: given('mining') },
  hsCode: { head: 'HS', cell: given('hsCode') },
  report: { head: '{{labels.report}}', cell: given('report') },
  certificate: { head: '{{labels.certificate}}', cell: given('certificate') },
  treatment: { head: '{{labels.notes}}', cell: given('treatment') },
  largestStone: { head: '{{labels.largestStone}}', cell: given('largestStone'), figure: true },
  pieces: { head: '{{labels.pieces}}', cell: given('pieces'), figure: true, sum: 'pieces' },
  carats: { head: '{{quantity.name}}', cell: '{{carats}}', figure: true, sum: 'carats' },
  pricePerCarat: {
    head: '{{currency}} {{labels.per}} {{quantity.unit}}',
    cell: given('pricePerCarat'),
    figure: true,
  },
  amount: { head: '{{labels.amount}}, {{currency}}', cell: '{{amount}}', figure: true, sum: 'amount' },
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

/**
 * The table of lines with these columns in this order, as the source of a partial. Before each line of `turns` a page
 * ends with what is carried forward, and the next begins with its heads and the same sums.
 */
export function lineTable(columns: readonly LineColumn[]): string {
  const cells = columns.map((name) => columnOf(name, columns))
  const tag = (figure: boolean | undefined) => (figure ? ' class="figure"' : '')
  const head = cells.map(({ head, figure }) => `<th scope="col"${tag(figure)}>${head}</th>`).join('')
  const row = cells.map(({ cell, figure }) => `<td${tag(figure)}>${cell}</td>`).join('')
  const opening = (inRow: string) => `<table class="lines"><thead><tr>${inRow}</tr></thead>\n<tbody>`
  const carried = sumRow(cells, 'forward', { label: '@root.labels.carriedForward', sums: 'before' })
  const brought = sumRow(cells, 'forward', { label: '@root.labels.broughtForward', sums: 'before' })
  // Within a row, what stands outside of it is found from the root.
  const again = opening(head.replaceAll('{{', '{{@root.'))
  return `${opening(head)}{{#each lines}}{{#turn @index @root.turns}}${carried}</tbody></table>${again}${brought}{{/turn}}<tr>${row}</tr>
{{/each}}${sumRow(cells, 'sum', { label: 'labels.total', sums: 'totals' })}</tbody></table>`
}

/** The label stands in all columns before the first sum; a column without a sum keeps an empty cell. */
function sumRow(
  cells: readonly Column[],
  name: 'sum' | 'forward',
  { label, sums }: { readonly label: string; readonly sums: string },
): string {
  const first = cells.findIndex(({ sum }) => sum !== undefined)
  const head = first > 0 ? `<th scope="row" colspan="${first}">{{${label}}}</th>` : ''
  const figures = cells
    .slice(first)
    .map(({ sum }) => `<td class="figure">${sum ? `{{${sums}.${sum}}}` : '&nbsp;'}</td>`)
  return `<tr class="${name}">${head}${figures.join('')}</tr>`
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
