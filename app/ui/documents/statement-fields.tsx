import type { Library, LibraryStatement } from '../../../domain/kernel/scheme.ts'
import type { Token } from '../../../domain/kernel/statement.ts'
import type { Choice, StatementOptions } from '../../../domain/warranties/question.ts'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { SelectField } from '../select-field.tsx'
import { optionInput } from './draft-values.ts'
import { additions, editionChoices } from './preview.ts'

type StatementFieldsProps = {
  readonly library: Library
  readonly choice: Choice
  readonly options: StatementOptions
}

/** What the rules leave to the dealer: which edition, what stands besides, and the words of option tokens. */
export function StatementFields({ library, choice, options }: StatementFieldsProps) {
  const editions = editionChoices(choice)
  const optional = additions(choice)
  const standing = choice.decisions.filter(({ stands }) => stands)
  const asked = standing.flatMap(({ key, version }) => {
    const statement = library.statements.find((each) => each.key === key && each.version === version)
    const tokens = statement ? tokensToChoose(statement) : []
    return statement && tokens.length > 0 ? [{ statement, tokens }] : []
  })
  return (
    <fieldset>
      <legend>Statements</legend>
      {[...editions].map(([family, members]) => (
        <SelectField
          key={family}
          label={`Edition: ${members[0]?.name ?? family}`}
          name={optionInput.edition(family)}
          defaultValue={options.editions[family] ?? ''}
          options={[
            { value: '', label: 'The newest that may be issued' },
            ...members.map(({ edition }) => ({ value: edition, label: edition })),
          ]}
        />
      ))}
      {optional.map(({ key, family, name, why }) => (
        <CheckField
          key={key}
          label={name}
          name={optionInput.add(family)}
          defaultChecked={options.add.includes(family)}
          hint={why.sentence}
        />
      ))}
      {asked.map(({ statement, tokens }) => (
        <fieldset key={statement.key} className="statement-words">
          <legend>
            {statement.name}, {statement.edition}
          </legend>
          <div className="columns">
            {tokens.map((token) => (
              <TokenField key={token.name} statement={statement} token={token} options={options} />
            ))}
          </div>
        </fieldset>
      ))}
      <KeptOptions
        options={options}
        shown={
          new Set([
            ...[...editions.keys()].map(optionInput.edition),
            ...optional.map(({ family }) => optionInput.add(family)),
            ...asked.flatMap(({ statement, tokens }) =>
              tokens.map((token) => optionInput.token(statement.key, token.name)),
            ),
          ])
        }
      />
      {editions.size + optional.length + asked.length === 0 ? (
        <p className="hint">
          Nothing to choose: what stands on the paper follows from the date, the goods and the places.
        </p>
      ) : null}
    </fieldset>
  )
}

type Choosable = Extract<Token, { from: 'choice' | 'text' }>

function tokensToChoose({ tokens }: LibraryStatement): readonly Choosable[] {
  return tokens.flatMap((token) => (token.from === 'choice' || token.from === 'text' ? [token] : []))
}

type TokenFieldProps = {
  readonly statement: LibraryStatement
  readonly token: Choosable
  readonly options: StatementOptions
}

function TokenField({ statement, token, options }: TokenFieldProps) {
  const name = optionInput.token(statement.key, token.name)
  const kept = options.tokens[statement.key]?.[token.name]
  const { label } = token
  if (token.from === 'text')
    return (
      <Field label={label} name={name} defaultValue={kept ?? ''} hint={token.ask} maxLength={200} autoComplete="off" />
    )
  return (
    <SelectField
      label={label}
      name={name}
      defaultValue={kept ?? token.default}
      options={Object.keys(token.choices).map((value) => ({ value, label: value }))}
    />
  )
}

/** What was chosen for statements that do not stand as things are; it must not be lost when they do again. */
function KeptOptions({ options, shown }: { readonly options: StatementOptions; readonly shown: ReadonlySet<string> }) {
  const kept: readonly (readonly [name: string, value: string])[] = [
    ...Object.entries(options.editions).map(([family, edition]) => [optionInput.edition(family), edition] as const),
    ...options.add.map((family) => [optionInput.add(family), 'on'] as const),
    ...Object.entries(options.tokens).flatMap(([statement, tokens]) =>
      Object.entries(tokens).map(([token, value]) => [optionInput.token(statement, token), value] as const),
    ),
  ]
  return kept
    .filter(([name]) => !shown.has(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
