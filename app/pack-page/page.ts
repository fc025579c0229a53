import { replacesText } from '../../domain/pack-check/completeness.ts'
import { checkpointOf, type PackCheck } from '../../domain/pack-check/index.ts'
import { checkSet, type SetAnswer } from '../../domain/pack-check/set.ts'
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
  'could-not-verify': 'Nothing is wrong so far. What was not checked stands in the list, with what to give for it.',
} as const

const find = <E extends HTMLElement>(id: string): E => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page lacks “${id}”.`)
  return element as E
}
const chosen = (id: string) => Array.from(find<HTMLInputElement>(id).files ?? [])

async function check(): Promise<void> {
  const [packs, [last]] = [chosen('pack'), chosen('last')]
  if (packs.length === 0) return
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
    const named = packs.map((pack) => ({ name: pack.name, source: chosenSource(pack) }))
    show(await checkSet(named, browserEngine, held))
  } catch (error) {
    const says = `It could not be checked here: ${error instanceof Error ? error.message : String(error)}`
    const none = { verdict: 'could-not-verify', stated: null, checkpoint: null, documents: [] } as const
    const checks = [{ name: 'zip', outcome: 'not-made', says }] as const
    show({ ...none, checks: [], volumes: [{ ...none, checks, name: packs.map(({ name }) => name).join(', ') }] })
  } finally {
    progress.hidden = true
  }
}

/** From a file of its own, or out of the last pack. */
async function lastCheckpoint(file: File): Promise<string> {
  return (await file.slice(0, 2).text()) === 'PK' ? checkpointOf(chosenSource(file)) : file.text()
}

function show({ verdict, checks, volumes, stated }: SetAnswer): void {
  const answer = find('answer')
  answer.dataset['verdict'] = verdict
  find('sentence').textContent = VERDICTS[verdict]
  find('advice').textContent = ADVICE[verdict]
  const replaced = stated?.replaces ? [replacesText(stated.replaces)] : []
  const about = stated
    ? [stated.companyName, stated.scheme, stated.label, `${stated.from} to ${stated.to}`, ...replaced]
    : []
  find('about').textContent = [volumes.map(({ name }) => name).join(', '), ...about].join(' · ')
  const named = (each: PackCheck, name: string) =>
    volumes.length > 1 ? { ...each, says: `${name}: ${each.says}` } : each
  const all = [...volumes.flatMap((volume) => volume.checks.map((each) => named(each, volume.name))), ...checks]
  find('checks').replaceChildren(...all.map(item))
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
