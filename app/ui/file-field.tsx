import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { Labelled } from './labelled.tsx'

type FileFieldProps = {
  readonly name: string
  readonly label: string
  readonly accept: string
  readonly hint: string
  readonly errors?: readonly string[] | undefined
  readonly required?: boolean
  readonly multiple?: boolean
  /** The form was refused: a page that was loaded again cannot give the file back, and says so. */
  readonly wasRefused?: boolean
}

type Chosen = { readonly text: string; readonly isTooLarge: boolean }

const MAX_BYTES = 10 * 1024 * 1024
const TOO_LARGE = 'The file is larger than 10 MB. Choose a smaller one.'

/** A form's schema together with its file, whose size is known before it is sent. */
export function withFile<S extends z.ZodType>(schema: S, name = 'file') {
  const small = z.custom((file) => !(file instanceof File) || file.size <= MAX_BYTES, TOO_LARGE)
  return schema.and(z.object({ [name]: small }))
}

/** A file, chosen or dropped onto the field; the browser's own control, so both work before JavaScript. */
export function FileField({
  name,
  label,
  accept,
  hint,
  errors = [],
  required,
  multiple,
  wasRefused = false,
}: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [isOver, setOver] = useState(false)
  // The browser gives a chosen file back when it goes back to a page; the server never can.
  useEffect(() => setChosen(chosenIn(input.current)), [])
  // The upload would be cut off on its way; the browser stops it here and says why.
  useEffect(() => input.current?.setCustomValidity(chosen?.isTooLarge ? TOO_LARGE : ''), [chosen])
  const said = chosen?.isTooLarge ? [TOO_LARGE] : errors
  return (
    <div className="file-field" data-over={isOver || undefined}>
      <Labelled label={label} errors={said} hint={hint}>
        {(tied) => (
          <input
            {...tied}
            ref={input}
            type="file"
            name={name}
            accept={accept}
            required={required}
            multiple={multiple}
            onChange={(event) => setChosen(chosenIn(event.target))}
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
          />
        )}
      </Labelled>
      <p className="hint" aria-live="polite">
        {chosen ? chosen.text : wasRefused ? 'Choose the file again: this page could not keep it.' : ''}
      </p>
    </div>
  )
}

function chosenIn(input: HTMLInputElement | null): Chosen | null {
  const files = [...(input?.files ?? [])]
  if (files.length === 0) return null
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const name = files.length === 1 ? files[0]?.name : `${files.length} files`
  return { text: `${name}, ${sizeText(bytes)}`, isTooLarge: files.some(({ size }) => size > MAX_BYTES) }
}

/** 1536 → '1.5 KB'. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${value.toFixed(1)} ${unit}`
}
