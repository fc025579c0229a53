import { replacesText } from '../../domain/pack-check/completeness.ts'
import { checkPack, checkpointOf, type PackAnswer, type PackCheck } from '../../domain/pack-check/index.ts'
import { browserEngine, chosenSource } from './browser-engine.ts'

const WORDS = { holds: 'holds', fails: 'wrong', 'not-made': 'not checked' } as const
const VERDICTS = {
  valid: 'This pack is valid.',
  invalid: 'This pack is not valid.',
  'could-not-verify': 'Not everything could be verified.',
} as const
const ADVICE = {
  valid: 'Nothing in it was changed, nothing of the log is missing, and the key is the one that you hold.',
  invalid: 'Do not rely on it. The first fault stands at the end of the list.',
  'could-not-verify': 'Nothing is wrong so far. Give the log’s key to know whose it is.',
} as const

const find = <E extends HTMLElement>(id: string): E => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page lacks “${id}”.`)
  return element as E
}
const chosen = (id: string) => find<HTMLInputElement>(id).files?.[0]

async function check(): Promise<void> {
  const [pack, last] = [chosen('pack'), chosen('last')]
  if (!pack) return
  const progress = find<HTMLProgressElement>('progress')
  progress.hidden = false
  find('answer').hidden = true
  try {
    const held = {
      keys: find<HTMLTextAreaElement>('keys').value.split('\n'),
      last: last ? await lastCheckpoint(last) : undefined,
      look: (done: number, total: number) => {
        progress.value = total === 0 ? 1 : done / total
      },
    }
    show(await checkPack(chosenSource(pack), browserEngine, held), pack.name)
  } catch (error) {
    const says = `It could not be checked here: ${error instanceof Error ? error.message : String(error)}`
    show(
      {
        verdict: 'could-not-verify',
        checks: [{ name: 'zip', outcome: 'not-made', says }],
        stated: null,
        checkpoint: null,
      },
      pack.name,
    )
  } finally {
    progress.hidden = true
  }
}

/** From a file of its own, or out of the last pack. */
async function lastCheckpoint(file: File): Promise<string> {
  return (await file.slice(0, 2).text()) === 'PK' ? checkpointOf(chosenSource(file)) : file.text()
}

function show({ verdict, checks, stated }: PackAnswer, name: string): void {
  const answer = find('answer')
  answer.dataset['verdict'] = verdict
  find('sentence').textContent = VERDICTS[verdict]
  find('advice').textContent = ADVICE[verdict]
  const replaced = stated?.replaces ? [replacesText(stated.replaces)] : []
  const about = stated
    ? [stated.companyName, stated.scheme, stated.label, `${stated.from} to ${stated.to}`, ...replaced]
    : []
  find('about').textContent = [name, ...about].join(' · ')
  find('checks').replaceChildren(...checks.map(item))
  answer.hidden = false
  find('sentence').focus()
}

function item({ outcome, says }: PackCheck): HTMLElement {
  const [line, word] = [document.createElement('li'), document.createElement('b')]
  line.dataset['outcome'] = outcome
  word.textContent = WORDS[outcome]
  line.append(word, ` ${says}`)
  return line
}

for (const id of ['pack', 'last', 'keys']) find(id).addEventListener('change', () => void check())
