import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  useFilter,
} from 'react-aria-components'
import { SelectField } from '../select-field.tsx'

type Party = { readonly id: string; readonly name: string; readonly country: string }
type CounterpartyFieldProps = {
  readonly parties: readonly Party[]
  readonly chosen: string
  readonly choose: (id: string) => void
  readonly errors: readonly string[] | undefined
  readonly ready: boolean
}

const MOST_SHOWN = 50

/** To whom: the browser's own list before JavaScript, a search afterwards; and the way to somebody new. */
export function CounterpartyField({ parties, chosen, choose, errors, ready }: CounterpartyFieldProps) {
  return (
    <div>
      {ready ? (
        <Search parties={parties} chosen={chosen} choose={choose} errors={errors} />
      ) : (
        <SelectField
          label="Counterparty"
          name="counterpartyId"
          defaultValue={chosen}
          errors={errors}
          options={[
            { value: '', label: 'Choose' },
            ...parties.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` })),
          ]}
        />
      )}
      <NewCounterparty />
    </div>
  )
}

function Search({ parties, chosen, choose, errors }: Omit<CounterpartyFieldProps, 'ready'>) {
  const current = parties.find(({ id }) => id === chosen)
  const [text, setText] = useState(current?.name ?? '')
  const { contains } = useFilter({ sensitivity: 'base' })
  const looking = text === current?.name ? '' : text
  const items = parties.filter(({ name }) => contains(name, looking)).slice(0, MOST_SHOWN)
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      onInputChange={setText}
      selectedKey={chosen || null}
      onSelectionChange={(key) => {
        if (key === null) return
        choose(String(key))
        setText(parties.find(({ id }) => id === key)?.name ?? '')
      }}
      menuTrigger="focus"
      isInvalid={(errors ?? []).length > 0}
      allowsEmptyCollection
    >
      <Label>Counterparty</Label>
      <div className="combo">
        <Input placeholder="Type a name" />
        <Button aria-label="Show all counterparties">
          <span className="caret" />
        </Button>
      </div>
      <FieldError className="field-error">{errors?.join(' ')}</FieldError>
      <input type="hidden" name="counterpartyId" value={chosen} />
      <Popover className="combo-list">
        <ListBox<Party> renderEmptyState={() => <p className="hint">No counterparty has this name.</p>}>
          {({ id, name, country }) => (
            <ListBoxItem id={id} textValue={name} className="palette-item">
              {name} <span className="hint">{country}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Opens in a tab of its own, so that nothing typed here is at stake; coming back, the list is read again. */
function NewCounterparty() {
  const { revalidate } = useRevalidator()
  const gone = useRef(false)
  useEffect(() => {
    const onFocus = () => {
      if (gone.current) revalidate()
      gone.current = false
    }
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [revalidate])
  return (
    <a
      className="hint"
      href="/counterparties/new"
      target="_blank"
      rel="noreferrer"
      onClick={() => {
        gone.current = true
      }}
    >
      Add a counterparty (opens a new tab)
    </a>
  )
}
