import { Button } from '../button.tsx'
import type { WrongCell } from './cell-errors.ts'
import type { Refusal, Saving } from './use-autosave.ts'

type SaveStatusProps = {
  readonly saving: Saving
  readonly zone: string
  readonly wrong: readonly (WrongCell & { readonly line: number; readonly head: string })[]
  readonly startAnew: () => void
}

/** One quiet line: saved at which minute, or not saved and why. */
export function SaveStatus({ saving, zone, wrong, startAnew }: SaveStatusProps) {
  return (
    <div className="save-status" role="status">
      {words(saving, zone, wrong)}
      {saving.state === 'refused' && saving.reason === 'stale_revision' ? (
        <span className="actions">
          <Button type="button" tone="plain" onPress={() => window.location.reload()}>
            Load theirs, dropping mine
          </Button>
          <Button type="button" tone="plain" onPress={startAnew}>
            Keep mine as a new draft
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function words(saving: Saving, zone: string, wrong: SaveStatusProps['wrong']): string {
  switch (saving.state) {
    case 'untouched':
      return 'Nothing to save yet'
    case 'typing':
      return 'Not saved yet'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Saved ${clock(saving.at, zone)}`
    case 'unreachable':
      return 'Not saved: the server cannot be reached. It is tried again with your next change.'
    case 'signed-out':
      return 'Not saved: you are signed out. Log in in another tab, then change anything here.'
    case 'refused':
      return `Not saved: ${firstSentence(saving, wrong)}`
  }
}

function firstSentence({ refused, fields }: Refusal, wrong: SaveStatusProps['wrong']): string {
  const head = Object.entries(fields).find(([path]) => !path.startsWith('lines.'))
  const more = Object.keys(fields).length - 1
  const rest = more > 0 ? ` And ${more} more.` : ''
  if (head) return `${head[1][0] ?? refused}${rest}`
  const [cell] = wrong
  return cell ? `line ${cell.line}, ${cell.head}: ${cell.says}${rest}` : refused
}

function clock(at: Date, timeZone: string): string {
  const minute = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return minute.format(at)
}
