import { Link } from '@remix-run/react'
import type { Severity } from '../../../domain/exceptions/catalogue.ts'
import { Badge } from '../badge.tsx'
import { Sentence } from '../sentence.tsx'
import { severityMeanings, severityNames } from './words.ts'

type OpenException = {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly sentence: string
}

/** What is open about a document, each with the way to where it is mended. */
export function ExceptionsOfDocument({ exceptions }: { readonly exceptions: readonly OpenException[] }) {
  if (exceptions.length === 0) return null
  return (
    <section className="panel" aria-labelledby="open-exceptions">
      <h2 id="open-exceptions">
        {exceptions.length === 1 ? 'An exception is open' : `${exceptions.length} exceptions are open`}
      </h2>
      <ul className="open-exceptions">
        {exceptions.map(({ id, rule, title, severity, sentence }) => (
          <li key={id}>
            <Badge meaning={severityMeanings[severity]}>{severityNames[severity]}</Badge>{' '}
            <Link to={`/exceptions/${id}`}>
              {rule} {title}
            </Link>
            : <Sentence text={sentence} />
          </li>
        ))}
      </ul>
    </section>
  )
}
