import type { Case } from './case.ts'
import { CBP, changed, SOW_2002, SOW_2021 } from './texts.ts'

/** Misspelled words. */
export const typing: readonly Case[] = [
  {
    name: 'two letters swapped',
    text: changed(SOW_2021, 'legitimate', 'legitimtae'),
    found: ['sow-2021', 'deviation', 'typing-error'],
  },
  {
    name: 'a letter missing',
    text: changed(SOW_2002, 'conflict free', 'conflct free'),
    found: ['sow-2002', 'deviation', 'typing-error'],
  },
  {
    name: 'a letter too many',
    text: changed(SOW_2002, 'resolutions', 'ressolutions'),
    found: ['sow-2002', 'deviation', 'typing-error'],
  },
  {
    name: 'a misspelling in capitals',
    text: changed(SOW_2021, 'adherence', 'adherance').toUpperCase(),
    found: ['sow-2021', 'deviation', 'typing-error'],
  },
  {
    name: 'a singular',
    text: changed(SOW_2021, 'these diamonds', 'these diamond'),
    found: ['sow-2021', 'deviation', 'typing-error'],
  },
  {
    name: 'a word twice',
    text: changed(SOW_2021, 'adherence to', 'adherence to to'),
    found: ['sow-2021', 'deviation', 'typing-error'],
  },
  {
    name: 'a letter of another alphabet',
    text: changed(SOW_2021, 'conflict free', 'c\u043Enflict free'),
    found: ['sow-2021', 'deviation', 'typing-error'],
  },
  {
    name: 'a misspelling in a broken word',
    text: changed(SOW_2002, 'knowledge', 'know-\nldege'),
    found: ['sow-2002', 'deviation', 'typing-error'],
  },
  {
    name: 'two misspellings',
    text: changed(changed(SOW_2002, 'purchased', 'purchesed'), 'supplier', 'suplier'),
    found: ['sow-2002', 'deviation', 'typing-error'],
  },
  {
    name: 'and or for and/or',
    text: changed(SOW_2002, 'and/or', 'and or'),
    found: ['sow-2002', 'deviation', 'typing-error'],
  },
]

/** Words that are missing. */
export const truncated: readonly Case[] = [
  {
    name: 'only the first sentence',
    text: changed(
      SOW_2021,
      ' The seller hereby guarantees that these diamonds are conflict free and confirms adherence to the WDC SoW Guidelines.',
      '',
    ),
    found: ['sow-2021', 'deviation', 'truncated'],
  },
  {
    name: 'only the second sentence of the old text',
    text: 'The seller hereby guarantees that these diamonds are conflict free, based on personal knowledge and/or written guarantees provided by the supplier of these diamonds.',
    found: ['sow-2002', 'deviation', 'truncated'],
  },
  {
    name: 'the confirmation is missing',
    text: changed(SOW_2021, ' and confirms adherence to the WDC SoW Guidelines', ''),
    found: ['sow-2021', 'deviation', 'truncated'],
  },
  {
    name: 'the national laws are missing',
    text: changed(SOW_2021, ' and corresponding national laws', ''),
    found: ['sow-2021', 'deviation', 'truncated'],
  },
  {
    name: 'hereby is missing',
    text: changed(SOW_2002, ' hereby', ''),
    found: ['sow-2002', 'deviation', 'truncated'],
  },
  {
    name: 'cut off in the middle of the page',
    text: `${SOW_2002.slice(0, 210)}\nAuthorised signatory\nPage 1 of 1`,
    found: ['sow-2002', 'deviation', 'truncated'],
  },
]

/** Words that are too many, or others. */
export const inserted: readonly Case[] = [
  {
    name: 'a not is put in',
    text: changed(SOW_2021, 'are conflict free', 'are not conflict free'),
    found: ['sow-2021', 'deviation', 'inserted-words'],
  },
  {
    name: 'words of one’s own are put in, in capitals',
    text: changed(SOW_2002, 'legitimate sources', 'legitimate and well known sources').toUpperCase(),
    found: ['sow-2002', 'deviation', 'inserted-words'],
  },
  {
    name: 'words are put in on a line of their own',
    text: changed(SOW_2021, ' and corresponding', '\nand the laws of Belgium\nand corresponding'),
    found: ['sow-2021', 'deviation', 'inserted-words'],
  },
  {
    name: 'another word in place of one',
    text: changed(SOW_2002, 'funding conflict', 'funding terrorism'),
    found: ['sow-2002', 'deviation', 'inserted-words'],
  },
  {
    name: 'the last sentence goes on',
    text: changed(SOW_2021, 'Guidelines.', 'Guidelines unless otherwise agreed in writing.'),
    found: ['sow-2021', 'deviation', 'inserted-words'],
  },
  {
    name: 'the first sentence begins earlier',
    text: `We were told that ${changed(SOW_2021, 'The diamonds', 'the diamonds')}`,
    found: ['sow-2021', 'deviation', 'inserted-words'],
  },
  {
    name: 'two insertions',
    text: changed(changed(SOW_2021, 'legitimate', 'fully legitimate'), 'adherence', 'full adherence'),
    found: ['sow-2021', 'deviation', 'inserted-words'],
  },
]

/** Verbs and hedges that bind less. */
export const weakened: readonly Case[] = [
  {
    name: 'declares',
    text: changed(SOW_2021, 'guarantees', 'declares'),
    found: ['sow-2021', 'deviation', 'weakened-verb'],
  },
  {
    name: 'believes, in capitals',
    text: changed(SOW_2002, 'guarantees that', 'believes that').toUpperCase(),
    found: ['sow-2002', 'deviation', 'weakened-verb'],
  },
  {
    name: 'supports in place of confirms',
    text: changed(SOW_2021, 'confirms', 'supports'),
    found: ['sow-2021', 'deviation', 'weakened-verb'],
  },
  {
    name: 'a verb that nobody thought of',
    text: changed(SOW_2021, 'guarantees', 'presumes'),
    found: ['sow-2021', 'deviation', 'weakened-verb'],
  },
  {
    name: 'should be',
    text: changed(SOW_2002, 'are conflict free', 'should be conflict free'),
    found: ['sow-2002', 'deviation', 'weakened-verb'],
  },
  {
    name: 'a certification that only states',
    text: changed(CBP, 'I certify', 'I state'),
    found: ['cbp-diamonds', 'deviation', 'weakened-verb'],
  },
  {
    name: 'to the best of our knowledge inside',
    text: changed(SOW_2021, 'guarantees that', 'guarantees that to the best of our knowledge'),
    found: ['sow-2021', 'deviation', 'weakened-verb', 'inserted-words'],
  },
  {
    name: 'to the best of our knowledge in front',
    text: `To the best of our knowledge, ${changed(SOW_2002, 'The diamonds', 'the diamonds')}`,
    found: ['sow-2002', 'deviation', 'weakened-verb', 'inserted-words'],
  },
]
