import type { Case } from './case.ts'
import { table } from './layouts.ts'
import { wrapped } from './noise.ts'
import { CBP, CBP_JEWELLERY, COSTCO, changed, SOW_2002, SOW_2021, WFDB } from './texts.ts'

/** What a PDF does to a text. */
export const extraction: readonly Case[] = [
  {
    name: 'the new text as it is',
    text: SOW_2021,
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'the old text as it is',
    text: SOW_2002,
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'the natural-origin statement as it is',
    text: WFDB,
    found: ['wfdb-natural-2014', 'exact'],
  },
  {
    name: 'a customs certification as it is',
    text: CBP,
    found: ['cbp-diamonds', 'exact'],
  },
  {
    name: 'everything in capitals',
    text: SOW_2021.toUpperCase(),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'everything in small letters',
    text: SOW_2002.toLowerCase(),
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'every word on a line of its own',
    text: SOW_2021.replaceAll(' ', '\n'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'lines of a Windows file',
    text: wrapped(SOW_2002, 60).join('\r\n'),
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'words broken at line ends',
    text: changed(changed(SOW_2021, 'legitimate', 'legit-\nimate'), 'guarantees', 'guaran-\n  tees'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'words broken at line ends whose lines were joined',
    text: changed(changed(SOW_2021, 'legitimate', 'legit- imate'), 'guarantees', 'guaran- tees'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'words broken without a hyphen',
    text: changed(SOW_2021, 'legitimate', 'legit\nimate'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'soft hyphens, seen and unseen',
    text: changed(changed(SOW_2002, 'purchased', 'pur\u00ADchased'), 'compliance', 'com\u00AD\npliance'),
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'ligatures',
    text: SOW_2021.replaceAll('fl', 'ﬂ').replaceAll('fi', 'ﬁ'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'ligatures that extraction could not name',
    text: SOW_2021.replaceAll('fl', '\uFFFD').replaceAll('fi', '\u0002'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'spaces that do not break, and thin ones',
    text: SOW_2021.replaceAll(' ', '\u00A0').replaceAll('the\u00A0', 'the\u2009'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'marks without width between the words',
    text: SOW_2021.replaceAll(' ', ' \u200B'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'quotation marks round it',
    text: `“${SOW_2002}”`,
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'a curly apostrophe inside',
    text: changed(COSTCO, "seller's compliance", 'seller’s compliance'),
    found: ['costco', 'exact'],
  },
  {
    name: 'space round the slashes',
    text: changed(SOW_2002, 'and/or', 'and / or'),
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'typographic hyphens',
    text: changed(CBP, 'non-industrial', 'non‐industrial'),
    found: ['cbp-diamonds', 'exact'],
  },
  {
    name: 'a line break at a hyphen that belongs to the word',
    text: changed(CBP, 'non-industrial', 'non-\nindustrial'),
    found: ['cbp-diamonds', 'exact'],
  },
  {
    name: 'letters of twice the width',
    text: changed(SOW_2021, 'WDC', 'ＷＤＣ'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'a figure column on the right',
    text: table(SOW_2021, (line, figure) => `${line.padEnd(64)}${figure}`),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'a figure column on the left',
    text: table(SOW_2002, (line, figure) => `${figure.padEnd(24)}${line}`),
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'lines of another column between the lines',
    text: table(SOW_2021, (line, figure) => `${line}\n${figure}`),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'a broken word with another column between its halves',
    text: 'The diamonds herein invoiced have been pur-      Total USD\nchased from legitimate sources not involved in    12,450.00\nfunding conflict and in compliance with United    VAT 0%\nNations resolutions. The seller hereby guaran-    IBAN BE71\ntees that these diamonds are conflict free,       Net 0.00\nbased on personal knowledge and/or written        Rate 1.08\nguarantees provided by the supplier of these      AWB 123\ndiamonds.',
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'a page break in the middle',
    text: changed(SOW_2021, 'The seller', '\n\nPage 1 of 2\n\fINVOICE 4711\nThe seller'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'behind other text on the same line',
    text: `Total USD 12,450.00 ${SOW_2021} Authorised signatory`,
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'a heading in front',
    text: `Declaration: ${SOW_2002}`,
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'a number in front',
    text: `3. ${SOW_2002}`,
    found: ['sow-2002', 'exact'],
  },
  {
    name: 'the last full stop is missing',
    text: changed(SOW_2021, 'Guidelines.', 'Guidelines'),
    found: ['sow-2021', 'exact'],
  },
]

/** Options, variants and harmless differences. */
export const accepted: readonly Case[] = [
  {
    name: 'sourced',
    text: changed(SOW_2021, 'purchased', 'sourced'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'sourced or purchased',
    text: changed(SOW_2021, 'purchased', 'sourced / purchased'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'with the country of invoice issuance',
    text: changed(SOW_2021, 'laws.', 'laws where the invoice is generated.'),
    found: ['sow-2021', 'exact'],
  },
  {
    name: 'the old text as DMCC prints it',
    text: changed(changed(SOW_2002, 'funding conflict', 'the funding of conflict'), 'compliance', 'conformance'),
    found: ['sow-2002', 'accepted-variant'],
  },
  {
    name: 'the old text as JCK printed it',
    text: changed(changed(SOW_2002, 'conflict free', 'conflict-free'), 'supplier of', 'suppliers of'),
    found: ['sow-2002', 'accepted-variant'],
  },
  {
    name: 'conflict-free with a hyphen in the new text',
    text: changed(SOW_2021, 'conflict free', 'conflict-free'),
    found: ['sow-2021', 'accepted-variant'],
  },
  {
    name: 'the memo form on a memo',
    text: changed(SOW_2021, 'herein invoiced', 'herein listed on this memo'),
    about: { documentType: 'memo' },
    found: ['sow-2021', 'accepted-variant'],
  },
  {
    name: 'the natural-origin statement as the trade says it',
    text: changed(WFDB, 'assurances provided to us by the suppliers', 'guarantees provided by the supplier'),
    found: ['wfdb-natural-2014', 'accepted-variant'],
  },
  {
    name: 'British spelling',
    text: changed(CBP_JEWELLERY, 'jewelry', 'jewellery'),
    found: ['cbp-jewellery', 'accepted-variant'],
  },
  {
    name: 'a comma is missing',
    text: changed(SOW_2002, 'free, based', 'free based'),
    found: ['sow-2002', 'accepted-variant'],
  },
  {
    name: 'a space is missing',
    text: changed(SOW_2021, 'diamonds herein', 'diamondsherein'),
    found: ['sow-2021', 'accepted-variant'],
  },
  {
    name: 'a space too many',
    text: changed(SOW_2021, 'guarantees', 'guaran tees'),
    found: ['sow-2021', 'accepted-variant'],
  },
]
