import { useId } from 'react'
import { countText } from './format.tsx'

type ProgressProps = {
  /** What is being done, like 'Documents'. */
  readonly what: string
  readonly done: number
  readonly total: number
  /** How long it will still take, when that is known. */
  readonly secondsLeft?: number | null
}

/** The live line of long work: what it is doing, how far, how long still. */
export function Progress({ what, done, total, secondsLeft = null }: ProgressProps) {
  const id = useId()
  const left = secondsLeft === null ? '' : `, ${durationText(secondsLeft)} left`
  return (
    <div className="progress">
      <label htmlFor={id}>{what}</label>
      {total > 0 ? <progress id={id} value={done} max={total} /> : <progress id={id} />}
      <span className="figure" role="status">
        {total > 0 ? `${countText(done)} of ${countText(total)}${left}` : 'waiting to begin'}
      </span>
    </div>
  )
}

/** 75 → 'about 2 minutes'. */
export function durationText(seconds: number): string {
  if (seconds < 5) return 'a few seconds'
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} seconds`
  if (seconds < 3600) return `about ${Math.ceil(seconds / 60)} minutes`
  return `about ${Math.ceil(seconds / 3600)} hours`
}
