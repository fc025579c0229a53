import { expect, test } from 'vitest'
import { notCheckedByPack } from '../../domain/audit-packs/rules.ts'
import { labelsOf } from '../../templates/labels/index.ts'

test('the cover and the pack’s page name the same as not checked, in the same words', () => {
  expect(labelsOf('en').pack.unchecked).toEqual(notCheckedByPack)
})
