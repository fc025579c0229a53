import { day } from '../../../domain/kernel/calendar.ts'
import type { Case } from './case.ts'
import { columns } from './layouts.ts'
import { changed, LDB, MARANGE, OFAC, SOW_2002, SOW_2021, WFDB } from './texts.ts'

/** Options and blanks that were left open. */
export const brackets: readonly Case[] = [
  {
    name: 'square brackets',
    text: changed(SOW_2021, 'purchased', '[sourced]'),
    found: ['sow-2021', 'deviation', 'brackets-unresolved'],
  },
  {
    name: 'the official text with its braces and stars',
    text: changed(
      changed(SOW_2021, 'purchased', '{sourced}* purchased'),
      'laws',
      'laws {where the invoice is generated}**',
    ),
    found: ['sow-2021', 'deviation', 'brackets-unresolved'],
  },
  {
    name: 'braces of a template',
    text: changed(SOW_2021, 'purchased', '{{ sourced }}'),
    found: ['sow-2021', 'deviation', 'brackets-unresolved'],
  },
  {
    name: 'a blank that nobody filled in',
    text: changed(LDB, 'Hudson Gems', '____________'),
    found: ['ldb-attestation', 'deviation', 'brackets-unresolved'],
  },
  {
    name: 'the name of the vendor in brackets',
    text: changed(LDB, 'Hudson Gems', '[COMPANY NAME]'),
    found: ['ldb-attestation', 'deviation', 'brackets-unresolved'],
  },
]

/** Goods that the statement is not for. */
export const goods: readonly Case[] = [
  {
    name: 'lab grown diamonds',
    text: changed(SOW_2021, 'The diamonds', 'The lab-grown diamonds'),
    found: ['sow-2021', 'deviation', 'wrong-goods'],
  },
  {
    name: 'coloured stones, in capitals',
    text: changed(SOW_2002, 'The diamonds', 'The coloured stones').toUpperCase(),
    found: ['sow-2002', 'deviation', 'wrong-goods'],
  },
  {
    name: 'goods that are not named',
    text: changed(SOW_2021, 'The diamonds', 'The goods'),
    found: ['sow-2021', 'deviation', 'wrong-goods'],
  },
  {
    name: 'a line of laboratory-grown diamonds above it',
    text: `1 Round 1.02 ct laboratory-grown diamond E VS1 USD 300.00\n${SOW_2021}`,
    found: ['sow-2021', 'deviation', 'wrong-goods'],
  },
  {
    name: 'a sentence that says they are not lab-grown',
    text: `We do not sell lab-grown diamonds. ${SOW_2021}`,
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'goods that the statement is not for',
    text: SOW_2021,
    about: { goods: ['LAB_GROWN'] },
    found: ['sow-2021', 'deviation', 'wrong-goods'],
  },
  {
    name: 'mixed goods, one of them covered',
    text: SOW_2021,
    about: { goods: ['LAB_GROWN', 'POLISHED_NATURAL'] },
    found: ['sow-2021', 'exact'],
  },
]

/** The paper’s date, goods and type. */
export const paper: readonly Case[] = [
  {
    name: 'the old text for rough after its last day',
    text: SOW_2002,
    about: { date: day('2024-09-21'), goods: ['ROUGH_NATURAL'] },
    found: ['sow-2002', 'deviation', 'wrong-edition'],
  },
  {
    name: 'the old text for rough on its last day',
    text: SOW_2002,
    about: { date: day('2024-09-20'), goods: ['ROUGH_NATURAL'] },
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'the old text for polished in its transition',
    text: SOW_2002,
    about: { date: day('2025-03-01'), goods: ['POLISHED_NATURAL'] },
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'the old text for rough and polished, one too late',
    text: SOW_2002,
    about: { date: day('2025-03-01'), goods: ['ROUGH_NATURAL', 'POLISHED_NATURAL'] },
    found: ['sow-2002', 'deviation', 'wrong-edition'],
  },
  {
    name: 'the old text when nothing accepts it any more',
    text: SOW_2002,
    about: { date: day('2027-01-01') },
    found: ['sow-2002', 'deviation', 'wrong-edition'],
  },
  {
    name: 'the new text before it was there',
    text: SOW_2021,
    about: { date: day('2019-05-02') },
    found: ['sow-2021', 'deviation', 'wrong-edition'],
  },
  {
    name: 'the memo form on an invoice',
    text: changed(SOW_2021, 'herein invoiced', 'herein listed on this memo'),
    about: { documentType: 'invoice' },
    found: ['sow-2021', 'deviation', 'wrong-edition'],
  },
  {
    name: 'too late and misspelled',
    text: changed(SOW_2002, 'legitimate', 'legitimite'),
    about: { date: day('2025-01-01'), goods: ['ROUGH_NATURAL'] },
    found: ['sow-2002', 'deviation', 'wrong-edition', 'typing-error'],
  },
]

/** Riders beside and inside a statement. */
export const riders: readonly Case[] = [
  {
    name: 'the American rider about sanctions',
    text: `${SOW_2002} We confirm that ${OFAC}.`,
    found: ['sow-2002', 'deviation', 'obsolete-rider'],
  },
  {
    name: 'both riders, in capitals',
    text: `${SOW_2021} ${OFAC}. THE DIAMONDS ${MARANGE}.`.toUpperCase(),
    found: ['sow-2021', 'deviation', 'obsolete-rider'],
  },
  {
    name: 'a rider with fewer words',
    text: `${SOW_2021} Diamonds not originated from Marange Resources of Zimbabwe.`,
    found: ['sow-2021', 'deviation', 'obsolete-rider'],
  },
  {
    name: 'a rider inside the statement',
    text: changed(SOW_2002, 'resolutions.', `resolutions and ${MARANGE}.`),
    found: ['sow-2002', 'deviation', 'obsolete-rider'],
  },
]

/** Two editions in one. */
export const mixed: readonly Case[] = [
  {
    name: 'the first sentence of the new text with the tail of the old',
    text: changed(
      SOW_2021,
      ' and confirms adherence to the WDC SoW Guidelines',
      ', based on personal knowledge and/or written guarantees provided by the supplier of these diamonds',
    ),
    found: ['sow-2002', 'deviation', 'several-editions-mixed'],
  },
  {
    name: 'the first sentence of the old text with the second of the new',
    text: `${SOW_2002.slice(0, 156)} ${SOW_2021.slice(SOW_2021.indexOf('The seller'))}`,
    found: ['sow-2021', 'deviation', 'several-editions-mixed'],
  },
  {
    name: 'the new text with the tail of the old behind it',
    text: changed(
      SOW_2021,
      'Guidelines.',
      'Guidelines, based on personal knowledge and/or written guarantees provided by the supplier of these diamonds.',
    ),
    found: ['sow-2021', 'deviation', 'several-editions-mixed'],
  },
  {
    name: 'the old text that confirms the guidelines as well',
    text: changed(SOW_2002, ', based on', ' and confirms adherence to the WDC SoW Guidelines, based on'),
    found: ['sow-2002', 'deviation', 'several-editions-mixed'],
  },
]

/** Whole papers. */
export const pages: readonly Case[] = [
  {
    name: 'two statements side by side on one paper',
    text: `${SOW_2021}\n${WFDB}`,
    found: ['sow-2021', 'exact'],
    beside: ['wfdb-natural-2014'],
  },
  {
    name: 'a statement cut off before another one',
    text: `${SOW_2002.slice(0, 230)}\n${WFDB}`,
    found: ['sow-2002', 'deviation', 'truncated'],
    beside: ['wfdb-natural-2014'],
  },
  {
    name: 'two statements in two columns',
    text: columns(SOW_2021, WFDB),
    found: ['sow-2021', 'exact'],
    beside: ['wfdb-natural-2014'],
  },
  {
    name: 'an invoice without a statement',
    text: 'INVOICE 42\nRound 1.01 ct D VS1 USD 6,450.00\nThe goods remain the property of the seller until they are paid for.',
    found: null,
  },
  {
    name: 'advertising',
    text: 'All our diamonds are conflict free and come from legitimate sources.',
    found: null,
  },
  {
    name: 'a seller who guarantees something else',
    text: 'The seller hereby guarantees that these goods are free of any lien, and the buyer confirms it.',
    found: null,
  },
  {
    name: 'membership is no statement',
    text: 'Member of the Antwerp bourse and of the World Diamond Council System of Warranties.',
    found: null,
  },
  {
    name: 'the words of a certificate of the scheme itself',
    text: 'The rough diamonds in this shipment have been handled in accordance with the provisions of the Kimberley Process Certification Scheme for rough diamonds.',
    found: null,
  },
  {
    name: 'nothing at all',
    text: ' \n ',
    found: null,
  },
  {
    name: 'a claim of another scheme at its line',
    text: 'Softwood boards, planed FSC Mix 70% 12.4 m³',
    found: ['fsc-mix-percent', 'exact'],
  },
]
