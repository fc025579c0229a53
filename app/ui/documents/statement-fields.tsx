import type { Statement } from '../../../domain/kernel/statement.ts'
import { CheckField } from '../check-field.tsx'
import { SelectField } from '../select-field.tsx'
import { type DraftValues, tokenInput } from './draft-values.ts'

type StatementFieldsProps = {
  readonly statements: readonly Statement[]
  readonly start: DraftValues
}

const CHOICES = [
  { value: 'auto', label: 'The newest edition that fits the date and the goods' },
  { value: 'SOW-2021', label: 'SOW-2021' },
  { value: 'SOW-2002', label: 'SOW-2002' },
  { value: 'none', label: 'No warranty statement' },
]

/** Which statements the document is to carry, and what is chosen in their words. */
export function StatementFields({ statements, start }: StatementFieldsProps) {
  if (start.documentType === 'credit-note') return <input type="hidden" name="warranty" value={start.warranty} />
  const tokens = statements.flatMap(({ edition, tokens: own }) => own.map((token) => ({ edition, token })))
  return (
    <fieldset>
      <legend>Statements</legend>
      <SelectField label="Warranty statement" name="warranty" defaultValue={start.warranty} options={CHOICES} />
      <CheckField
        label="Natural-origin statement (WFDB)"
        name="natural"
        defaultChecked={start.natural}
        hint="Tick it only when every diamond on this document is natural and untreated."
      />
      <div className="columns">
        {tokens.map(({ edition, token }) => (
          <SelectField
            key={edition + token.name}
            label={`${edition} {${token.name}}`}
            name={tokenInput(token.name)}
            defaultValue={start.tokens[token.name] ?? token.default}
            options={Object.keys(token.choices).map((choice) => ({ value: choice, label: choice }))}
          />
        ))}
      </div>
    </fieldset>
  )
}
