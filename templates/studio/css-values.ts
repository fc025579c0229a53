/** A value as we write it, or null when it is none that is allowed. */
export type ReadValue = (value: string) => string | null
/** What a property may be: how it is read, and how that is said to a person. */
export type Property = { readonly read: ReadValue; readonly says: string }

const NUMBER = /^(\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})(mm|pt|%|fr)?$/
const PT_PER_MM = 72 / 25.4
const MAX_SPACE_MM = 40
/** What is between the margins of the narrower of our papers. */
const MAX_WIDTH_MM = 178
const MIN_FONT_PT = 6

function words(...allowed: readonly string[]): Property {
  return { read: (value) => (allowed.includes(value) ? value : null), says: allowed.join(', ') }
}

/** A length from `min` to `max` mm, in mm or pt; 0 needs no unit. */
function lengthUpTo(max: number, min = 0): ReadValue {
  return (value) => {
    const [, digits, unit] = NUMBER.exec(value) ?? []
    const number = Number(digits)
    if (unit === undefined) return number === 0 && min === 0 ? '0' : null
    const mm = unit === 'mm' ? number : unit === 'pt' ? number / PT_PER_MM : Number.NaN
    return mm >= min && mm <= max ? `${number}${unit}` : null
  }
}

function numberIn(min: number, max: number, unit: string): ReadValue {
  return (value) => {
    const [, digits, written = ''] = NUMBER.exec(value) ?? []
    const number = Number(digits)
    return written === unit && number >= min && number <= max ? `${number}${unit}` : null
  }
}

/** One to `max` values that are each read by one of the readers. */
function several(max: number, ...readers: readonly ReadValue[]): ReadValue {
  return (value) => {
    const parts = value.split(' ')
    if (parts.length > max) return null
    const read = parts.map((part) => firstOf(part, readers))
    return read.includes(null) ? null : read.join(' ')
  }
}

function firstOf(value: string, readers: readonly ReadValue[]): string | null {
  for (const read of readers) {
    const known = read(value)
    if (known !== null) return known
  }
  return null
}

const NAMED = ['black', 'white', 'gray', 'silver', 'maroon', 'red', 'navy', 'blue', 'teal', 'green', 'olive', 'purple']
const color: ReadValue = (value) => (NAMED.includes(value) || /^#([0-9a-f]{3}|[0-9a-f]{6})$/.test(value) ? value : null)
const COLOR = `a colour as #1b1a17, or one of ${NAMED.join(', ')}`
const STYLES = ['solid', 'dashed', 'dotted', 'double']

const space: Property = {
  read: several(4, lengthUpTo(MAX_SPACE_MM)),
  says: `lengths from 0 to ${MAX_SPACE_MM}mm, in mm or pt`,
}
const oneSpace: Property = { read: lengthUpTo(MAX_SPACE_MM), says: `a length from 0 to ${MAX_SPACE_MM}mm, in mm or pt` }
const border: Property = {
  read(value) {
    if (value === 'none') return value
    const [width = '', style = '', tone = '', ...more] = value.split(' ')
    const parts = [lengthUpTo(3 / PT_PER_MM)(width), STYLES.includes(style) ? style : null, color(tone)]
    return more.length > 0 || parts.includes(null) ? null : parts.join(' ')
  },
  says: `none, or a width up to 3pt, one of ${STYLES.join(', ')}, and ${COLOR}`,
}
const width: Property = {
  read: (value) => firstOf(value, [numberIn(1, 100, '%'), lengthUpTo(MAX_WIDTH_MM, 1)]),
  says: `1% to 100%, or 1mm to ${MAX_WIDTH_MM}mm`,
}
const breaks = words('auto', 'avoid', 'page')
const sides = (name: string, property: Property) =>
  ['top', 'right', 'bottom', 'left'].map((side) => [`${name}-${side}`, property] as const)

/**
 * Every property that a company may set, each within bounds. None of them can move a part out of its place, hide, cover or
 * clip anything of ours, load anything, or make text smaller than is read (trust.md REN-8).
 */
export const PROPERTIES: ReadonlyMap<string, Property> = new Map<string, Property>([
  ['color', { read: color, says: COLOR }],
  ['background-color', { read: color, says: COLOR }],
  [
    'font-family',
    { read: (value) => (/^(sans|serif)$/.test(value) ? `var(--${value})` : null), says: 'sans or serif' },
  ],
  ['font-size', { read: numberIn(MIN_FONT_PT, 36, 'pt'), says: `${MIN_FONT_PT}pt to 36pt` }],
  ['font-style', words('normal', 'italic')],
  ['font-variant-numeric', words('normal', 'tabular-nums')],
  ['font-weight', words('normal', 'bold', '400', '500', '600', '700')],
  ['letter-spacing', { read: lengthUpTo(2 / PT_PER_MM), says: '0 to 2pt' }],
  ['line-height', { read: numberIn(1, 3, ''), says: 'a number from 1 to 3' }],
  ['text-align', words('left', 'right', 'center', 'start', 'end', 'justify')],
  ['text-decoration', words('none', 'underline')],
  ['text-transform', words('none', 'uppercase', 'lowercase', 'capitalize')],
  ['vertical-align', words('top', 'middle', 'bottom', 'baseline')],
  ['white-space', words('normal', 'nowrap', 'pre-line')],
  ['overflow-wrap', words('normal', 'break-word', 'anywhere')],
  ['padding', space],
  ...sides('padding', oneSpace),
  ['margin', space],
  ...sides('margin', oneSpace),
  ['border', border],
  ...sides('border', border),
  ['border-collapse', words('collapse', 'separate')],
  ['width', width],
  ['max-width', width],
  ['table-layout', words('auto', 'fixed')],
  ['list-style-type', words('none', 'disc', 'circle', 'square', 'decimal', 'lower-alpha', 'lower-roman')],
  ['display', words('block', 'inline', 'inline-block', 'flex', 'grid')],
  ['justify-content', words('start', 'end', 'center', 'space-between')],
  ['align-items', words('start', 'end', 'center', 'baseline', 'stretch')],
  ['gap', { read: several(2, lengthUpTo(MAX_SPACE_MM)), says: oneSpace.says }],
  [
    'grid-template-columns',
    {
      read: several(12, numberIn(1, 12, 'fr'), lengthUpTo(MAX_WIDTH_MM, 1)),
      says: 'up to 12 of 1fr to 12fr or lengths',
    },
  ],
  ['break-inside', words('auto', 'avoid')],
  ['break-before', breaks],
  ['break-after', breaks],
])
