import type { Case } from './case.ts'
import { changed, MARANGE, SOW_2002, SOW_2021 } from './texts.ts'

const KPCS = ' and the Kimberley Process Certification Scheme (KPCS) and corresponding'

/** What dealers really print: the ten cases of domain.md 1.9. */
export const wild: readonly Case[] = [
  {
    name: 'the guideline reference is misspelled and breaks off (Thailand)',
    text: changed(SOW_2021, 'WDC SoW Guidelines.', 'WCD SoW'),
    found: ['sow-2021', 'deviation', 'typing-error', 'truncated'],
  },
  {
    name: 'the statement speaks of gemstones, one of them misspelled (Israel)',
    text: changed(changed(SOW_2021, 'The diamonds', 'The GEMSTONES'), 'these diamonds', 'these Gemsotnes'),
    found: ['sow-2021', 'deviation', 'wrong-goods', 'typing-error'],
  },
  {
    name: 'the memo of a dealer who deals only in lab grown diamonds',
    text: `${SOW_2002} Our company deals only in Lab Grown Diamonds.`,
    found: ['sow-2002', 'deviation', 'wrong-goods'],
  },
  {
    name: 'a scheme is put in and a verb loses its s (Poland)',
    text: changed(changed(SOW_2021, ' and corresponding', KPCS), 'confirms', 'confirm'),
    found: ['sow-2021', 'deviation', 'inserted-words', 'typing-error'],
  },
  {
    name: 'the seller states and does not guarantee (India)',
    text: changed(SOW_2002, 'guarantees that', 'states that'),
    found: ['sow-2002', 'deviation', 'weakened-verb'],
  },
  {
    name: 'the old text without its tail (India)',
    text: changed(
      SOW_2002,
      ', based on personal knowledge and/or written guarantees provided by the supplier of these diamonds',
      '',
    ),
    found: ['sow-2002', 'deviation', 'truncated'],
  },
  {
    name: 'the statement stands on an estimate (India)',
    text: SOW_2021,
    about: { documentType: 'estimate' },
    found: ['sow-2021', 'deviation', 'wrong-edition'],
  },
  {
    name: 'option tokens are printed with their brackets (Thailand)',
    text: changed(
      changed(SOW_2021, 'been purchased from', 'been (sourced) purchase from'),
      'laws.',
      'laws (where the invoice is generated).',
    ),
    found: ['sow-2021', 'deviation', 'brackets-unresolved', 'typing-error'],
  },
  {
    name: 'the guidelines are spelled out (India)',
    text: changed(SOW_2021, 'WDC SoW Guidelines', 'World Diamond Council System of Warranties Guidelines'),
    found: ['sow-2021', 'accepted-variant'],
  },
  {
    name: 'an obsolete rider is still printed (India)',
    text: `${SOW_2021} The diamonds herein invoiced ${MARANGE}.`,
    found: ['sow-2021', 'deviation', 'obsolete-rider'],
  },
]
