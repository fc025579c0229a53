/** Refuses to pack documents without their PDFs: `NotYet` while some are being printed, `Unprinted` when somebody has to act. */
export function refuseUnprinted(counts: {
  readonly queued: number
  readonly failed: number
  readonly unprinted: number
}) {
  const documents = (count: number) => (count === 1 ? '1 document' : `${count} documents`)
  const sentence =
    counts.failed > 0
      ? `${documents(counts.failed)} of the period could not be printed. Print again, then ask for the pack again.`
      : counts.unprinted > 0
        ? `${documents(counts.unprinted)} of the period have no PDF. Print them, then ask for the pack again.`
        : `${documents(counts.queued)} are still being printed.`
  if (counts.failed + counts.unprinted + counts.queued === 0) return
  const name = counts.failed + counts.unprinted > 0 ? 'Unprinted' : 'NotYet'
  throw Object.assign(new Error(sentence), { name })
}
