import { papersOf, USUAL_PURPOSE } from '../../domain/kernel/pack-layout.ts'
import type { Scheme } from '../../domain/kernel/scheme.ts'
import { checkTwice } from '../../domain/kernel/scheme-checks/check-against.ts'
import type { JsonFile } from '../../domain/kernel/scheme-checks/json-text.ts'

/** Whether what packs are asked for names only what the scheme’s packs can hold, and the usual purpose comes first. */
export function checkPurposes(scheme: JsonFile<Scheme>): void {
  const { registers, purposes } = scheme.value.auditPack
  const path = ['auditPack', 'purposes']
  const [usual] = purposes
  if (usual && usual.key !== USUAL_PURPOSE)
    scheme.refuse(
      [...path, 0, 'key'],
      `The first purpose is the usual one: its key is “${USUAL_PURPOSE}”, not “${usual.key}”.`,
    )
  checkTwice(scheme, purposes, (index) => [...path, index, 'key'])
  const there = papersOf(registers)
  for (const [index, purpose] of purposes.entries()) {
    const named = purpose.registers === 'all' ? [] : purpose.registers
    for (const [at, of] of named.entries())
      if (!registers.some((each) => each.of === of))
        scheme.refuse(
          [...path, index, 'registers', at],
          `The purpose “${purpose.key}” names the register “${of}”, which the scheme’s packs do not have.`,
        )
    for (const [at, paper] of purpose.papers.entries())
      if (!there.includes(paper))
        scheme.refuse(
          [...path, index, 'papers', at],
          `The purpose “${purpose.key}” names papers of “${paper}”, and the scheme’s packs list none. There are ${there.join(', ')}.`,
        )
  }
}
