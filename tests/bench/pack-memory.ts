import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { memoryGrowth } from './measure.ts'
import { openBuilder, type Place } from './pack-build.ts'

// A process of its own: whatever was built or read before would hide what the pack needs.
async function measure({ place, owner }: { readonly place: Place; readonly owner: CompanyActor }): Promise<void> {
  const builder = await openBuilder(place)
  process.send?.(await memoryGrowth(() => builder.build(owner)))
  await builder.close()
  process.disconnect()
}
process.once('message', (message) => void measure(message as Parameters<typeof measure>[0]))
