import { Floating } from '../floating.tsx'

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl K', 'go anywhere, or find a document'],
  ['/', 'search this list'],
  ['n', 'make a new one'],
  ['j', 'next row'],
  ['k', 'row before'],
  ['Enter', 'open the row'],
  ['x', 'choose the row, or not any more'],
  ['Shift j, Shift k', 'choose on the way'],
  ['?', 'show these keys'],
  ['Esc', 'close'],
]
const GRID_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', 'line above, line below'],
  ['Enter', 'next line; after the last one, a new line'],
  ['Ctrl V', 'paste a block from a spreadsheet'],
  ['Ctrl D', 'fill down from the line above'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Delete', 'remove the line'],
]

/** What the keys do. */
export function KeyHelp({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }) {
  return (
    <Floating title="Keys" isOpen={isOpen} close={close}>
      <KeyList keys={KEYS} />
      <h3>In the lines of a document</h3>
      <KeyList keys={GRID_KEYS} />
    </Floating>
  )
}

function KeyList({ keys }: { readonly keys: typeof KEYS }) {
  return (
    <dl className="keys">
      {keys.map(([key, what]) => (
        <div key={key + what}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
