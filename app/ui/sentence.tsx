import { Fragment } from 'react'
import { DayText } from './format.tsx'

// A day stands by itself; a number like OKA-2026-11-25 stays as it is.
const DAYS = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/

/** A sentence of a rule for people: its days are written as everywhere on the pages. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = text.split(DAYS).map((part, at) => ({ part, key: `${at} ${part}`, isDay: at % 2 === 1 }))
  return (
    <span>
      {parts.map(({ part, key, isDay }) =>
        isDay ? <DayText key={key} value={part} /> : <Fragment key={key}>{part}</Fragment>,
      )}
    </span>
  )
}
