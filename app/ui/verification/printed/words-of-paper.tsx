import { useEffect, useState } from 'react'
import { CheckItems } from '../checked.tsx'
import { checkPrint, type PrintAnswer } from './check-print.ts'
import { loadPrintKeys } from './keys.ts'

/** What the code on the paper itself said, when it was scanned and not typed: to be compared with the record. */
export function WordsOfPaper() {
  const [answer, setAnswer] = useState<PrintAnswer | null>(null)
  useEffect(() => {
    const { hash, href } = location
    if (hash.length < 2) return
    void loadPrintKeys()
      .then((keys) => checkPrint(href, { subtle: globalThis.crypto.subtle, keys }))
      .then(setAnswer)
  }, [])
  if (!answer) return null
  // Its status is what the rest of the page is about.
  const checks = answer.claim ? answer.checks.filter(({ meaning }) => meaning !== 'could-not-verify') : answer.checks
  return (
    <section aria-labelledby="paper" className="checks">
      <h2 id="paper">What the code on the paper says</h2>
      <ul>
        <CheckItems checks={checks} />
      </ul>
    </section>
  )
}
