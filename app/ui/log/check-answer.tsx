import { Notice } from '../alert.tsx'

type Answer = { readonly whole: boolean; readonly says: string } | { readonly refused: string }

/** What reading the log again found, and whether it is signed at all. */
export function CheckAnswer({
  answer,
  forkedBy,
}: {
  readonly answer: Answer | undefined
  readonly forkedBy: string | null
}) {
  return (
    <>
      {forkedBy === null ? null : (
        <Notice meaning="wrong">
          <p>This log is not signed any more: {forkedBy} Ask the operator.</p>
        </Notice>
      )}
      {answer === undefined ? null : 'refused' in answer ? (
        <Notice meaning="could-not-verify">
          <p>{answer.refused}</p>
        </Notice>
      ) : (
        <Notice meaning={answer.whole ? 'in-order' : 'wrong'}>
          <p>
            {answer.whole ? 'The log is what was signed. ' : 'The log is not what was signed. '}
            {answer.says}
          </p>
        </Notice>
      )}
    </>
  )
}
