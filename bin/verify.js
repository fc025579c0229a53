import { parseArgs } from 'node:util'

const USAGE = `
  node bin/briefke.js verify PACK.zip [MORE-VOLUMES.zip]... [--key KEY]... [--last CHECKPOINT] [--paper FILE]

    --key   the log's public key, or a file with keys, as you have it from the association's site
    --last  the checkpoint that the last pack ended with (its data/07_proofs/checkpoint.txt)
    --paper a file that turned up: is it one of those that this redacted pack withholds and proves?

  A pack that has several volumes is given with all of them.
  Ends with 0 when the pack is valid, 1 when it is not, 2 when that could not be told.
`

/** Checks a pack without a network, and says every check in plain words. */
export async function verifyFromTerminal(args) {
  let asked
  try {
    asked = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, last: { type: 'string' }, paper: { type: 'string' } },
    })
  } catch (error) {
    return couldNot(`${error.message}\n${USAGE}`)
  }
  const packs = asked.positionals
  if (packs.length === 0) return couldNot(USAGE)
  const { answerLines, checkPaper, EXIT_CODES, PAPER_CODES, verifyPacks } = await import('../worker/commands/verify.ts')
  try {
    const answer = await verifyPacks({ packs, keys: asked.values.key ?? [], last: asked.values.last })
    for (const line of answerLines(answer)) console.log(line)
    process.exitCode = EXIT_CODES[answer.verdict]
    if (asked.values.paper === undefined) return
    const { outcome, says } = await checkPaper(answer, asked.values.paper)
    console.log(says)
    process.exitCode ||= PAPER_CODES[outcome]
  } catch (error) {
    couldNot(`COULD NOT VERIFY: ${error.message}`)
  }
}

function couldNot(sentence) {
  console.error(sentence)
  process.exitCode = 2
}
