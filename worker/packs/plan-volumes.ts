import { DomainError } from '../../domain/kernel/errors.ts'

const MOST_PAPERS = 30_000
const [MEGABYTE, LARGEST] = [1_000_000, 4_000]
/** Heads, descriptors and lists of a paper and of its proof, and the proof itself, which grows with the log's logarithm. */
const BESIDE = 6_000
const PER_LETTER = 12

type Paper = { readonly path: string; readonly bytes: number }
type Room = {
  /** How large a volume may be, in megabytes; as large as a ZIP can be when nobody said. */
  readonly megabytes: number | null
  /** What stands in each volume beside papers, and what the first one holds besides. */
  readonly each: number
  readonly first: number
}

/**
 * Which papers go into which volume, in their order: the same papers give the same volumes. A paper that is larger than a volume may
 * be has one of its own. The first volume is there without papers too. Throws when what every volume must hold leaves no room.
 */
export function planVolumes<P extends Paper>(papers: readonly P[], room: Room): readonly (readonly P[])[] {
  const most = (room.megabytes ?? LARGEST) * MEGABYTE
  if (room.each * 2 > most)
    throw new DomainError(
      'conflict',
      `The log’s entries since the last pack stand in each volume and take ${Math.ceil(room.each / MEGABYTE)} MB: ask for volumes of at least ${Math.ceil((room.each * 2) / MEGABYTE)} MB.`,
    )
  const volumes: P[][] = [[]]
  let left = most - room.each - room.first
  for (const paper of papers) {
    const takes = paper.bytes + BESIDE + paper.path.length * PER_LETTER
    const current = volumes.at(-1) ?? []
    const isEmpty = current.length === 0 && volumes.length > 1
    if ((takes > left && !isEmpty) || current.length === MOST_PAPERS) {
      volumes.push([])
      left = most - room.each
    }
    volumes.at(-1)?.push(paper)
    left -= takes
  }
  return volumes
}
