import { formatCarat, type MilliCarat, parseCarat } from '../../../domain/kernel/carat.ts'
import { caratText } from '../format.tsx'

/** Thousandths of a carat that lines used under one certificate alone, under several, and at least under this one. */
type Used = { readonly alone: number; readonly shared: number; readonly least: number }
export type Use = { readonly bought: Used; readonly sold: Used }
type UseMeterProps = {
  readonly label: string
  /** Carats, as the database writes them. */
  readonly certified: string
  readonly used: Used
  /** In a table: the figures stand below each other without the sentence. */
  readonly isSmall?: boolean
}

/** How much of what a certificate certifies documents have used, as a bar and in figures. */
export function UseMeter({ label, certified, used, isSmall = false }: UseMeterProps) {
  const whole = parseCarat(certified)
  const taken = Math.max(0, used.alone + used.shared)
  const beyond = used.least > whole
  return (
    <div className="use-meter" data-meaning={beyond ? 'wrong' : 'in-order'} data-small={isSmall || undefined}>
      <meter min={0} max={Number(whole)} value={Math.min(taken, whole)} aria-label={label}>
        {caratsText(taken)} of {caratText(certified)} ct
      </meter>
      <span className="figure">{isSmall ? caratsText(taken) : sentence(whole, taken, used)}</span>
    </div>
  )
}

function sentence(whole: number, taken: number, { shared, least }: Used): string {
  const used = `${caratsText(taken)} of ${caratsText(whole)} ct`
  const beside = shared > 0 ? `, ${caratsText(shared)} of it on lines that name other certificates too` : ''
  const rest =
    least > whole ? `beyond by ${caratsText(least - whole)} ct` : `${caratsText(Math.max(0, whole - taken))} ct left`
  return `${used}${beside}; ${rest}`
}

function caratsText(milli: number): string {
  return caratText(formatCarat(milli as MilliCarat))
}
