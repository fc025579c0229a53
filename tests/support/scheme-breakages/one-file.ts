import type { Breakage } from './breakage.ts'

const SOW_2021 = 'sow/core-sow/statements/sow-2021.json'
const SOW_2002 = 'sow/core-sow/statements/sow-2002.json'
const CORE = 'sow/core-sow/pack.json'
const THRESHOLDS = 'sow/reference/thresholds.json'
const FSC = 'fsc/scheme.json'

/** What is wrong with the form of a file. */
export const brokenForm: readonly Breakage[] = [
  {
    name: 'a file that is not JSON',
    file: SOW_2021,
    from: '"version": 2,',
    to: '"version": 2',
    at: '"family"',
    reason: 'The file is not valid JSON: comma expected.',
  },
  {
    name: 'a comment',
    file: FSC,
    from: '"name": "FSC chain of custody",',
    to: '"name": "FSC chain of custody", // first',
    at: '// first',
    reason: 'The file is not valid JSON: invalid comment token.',
  },
  {
    name: 'a field that stands twice',
    file: SOW_2002,
    from: '"locale": "en",',
    to: '"locale": "en",\n  "edition": "SOW-2003",',
    at: '"edition": "SOW-2003"',
    reason: '“edition” stands here twice.',
  },
  {
    name: 'a field that is missing',
    file: SOW_2021,
    from: '  "supersedes": "sow-2002"\n',
    to: '  "superseded": "sow-2002"\n',
    at: '{',
    reason: '“supersedes” is missing.',
  },
  {
    name: 'a field that nobody knows',
    file: CORE,
    from: '"publisher"',
    to: '"publishers"',
    reason: 'There is no field “publishers”.',
  },
  {
    name: 'a value that is none of those that may stand',
    file: CORE,
    from: '"verdict": "must"',
    to: '"verdict": "should"',
    reason: '“rules[6].verdict” must be one of: must, may, must-not.',
  },
  {
    name: 'text where a number has to stand',
    file: SOW_2021,
    from: '"version": 2',
    to: '"version": "2"',
    reason: '“version” must be a number.',
  },
  {
    name: 'a day that does not exist',
    file: SOW_2021,
    from: '"2021-09-21"',
    to: '"2021-09-31"',
    reason: '“goods.ROUGH_NATURAL.issue[0].from”: A date must exist and be written YYYY-MM-DD.',
  },
  {
    name: 'a character that turns the direction of writing',
    file: SOW_2021,
    from: 'legitimate sources',
    to: 'legitimate\u202E sources',
    reason: '“text”: The text contains a character that cannot be seen (U+202E).',
  },
  {
    name: 'a character without width',
    file: CORE,
    from: 'System of Warranties',
    to: 'System of War\u200Branties',
    reason: '“name”: The text contains a character that cannot be seen (U+200B).',
  },
  {
    name: 'a statement without a source',
    file: SOW_2021,
    from: '"source": {\n    "of": "worlddiamondcouncil',
    to: '"sauce": {\n    "of": "worlddiamondcouncil',
    at: '{',
    reason: '“source” is missing.',
  },
  {
    name: 'a row of reference data without a source',
    file: THRESHOLDS,
    from: '"source": {',
    to: '"sources": {',
    at: '{\n      "key": "g7-origin"',
    reason: '“rows[0].source” is missing.',
  },
]

/** What a statement says that contradicts itself. */
export const brokenStatements: readonly Breakage[] = [
  {
    name: 'a token that is not declared',
    file: SOW_2021,
    from: 'have been {sourced} from',
    to: 'have been {acquired} from',
    reason: '{acquired} stands in the text, but no token of that name is declared.',
  },
  {
    name: 'a token that is declared and has no place',
    file: 'fsc/material-claims/statements/fsc-mix-percent.json',
    from: '"text": "FSC Mix {percent}%"',
    to: '"text": "FSC Mix 70%"',
    at: '"name": "percent"',
    reason: '{percent} is declared, but the text has no place for it.',
  },
  {
    name: 'a token that an adaptation has no place for',
    file: SOW_2021,
    from: 'on this memo have been {sourced} from',
    to: 'on this memo have been purchased from',
    reason: '{sourced} is declared, but this text has no place for it.',
  },
  {
    name: 'a brace without its partner',
    file: SOW_2021,
    from: 'national laws{where',
    to: 'national laws {{where',
    reason: 'A brace in the text has no partner.',
  },
  {
    name: 'a default that is no choice',
    file: SOW_2021,
    from: '"default": "purchased"',
    to: '"default": "bought"',
    reason: '“bought” is no choice of {sourced}.',
  },
  {
    name: 'a character that cannot be seen in a choice',
    file: SOW_2021,
    from: '"printed": " where',
    to: '"printed": " \u2066where',
    reason: '“tokens[1].choices.printed”: The text contains a character that cannot be seen (U+2066).',
  },
  {
    name: 'a pattern that repeats a repetition',
    file: 'sow/kp-rough/statements/kpc-reference.json',
    from: '"pattern": "^[A-Z]{2}',
    to: '"pattern": "^([A-Z]+)+',
    reason: 'The pattern of {certificate} repeats a group that repeats: some words would take it for ever.',
  },
  {
    name: 'a pattern that is no regular expression',
    file: 'sow/kp-rough/statements/kpc-reference.json',
    from: '"pattern": "^[A-Z]{2}',
    to: '"pattern": "^([A-Z]{2}',
    reason: 'The pattern of {certificate} is no regular expression.',
  },
  {
    name: 'an adaptation for a document on which the statement does not stand',
    file: SOW_2021,
    from: '"memo": {',
    to: '"credit-note": {',
    reason: 'The statement does not stand on “credit-note”',
  },
  {
    name: 'a type of document that does not exist',
    file: SOW_2021,
    from: '["invoice", "memo"]',
    to: '["invoice", "memorandum"]',
    reason: 'There is no type of document “memorandum”.',
  },
  {
    name: 'windows that overlap',
    file: SOW_2002,
    from: '"issue": [{ "from": "2002-10-29", "until": "2024-09-21" }]',
    to: '"issue": [\n{ "from": "2002-10-29", "until": "2010-01-01" },\n{ "from": "2009-01-01", "until": "2024-09-21" }]',
    at: '{ "from": "2009-01-01"',
    reason: 'The window from 2009-01-01 overlaps the one from 2002-10-29.',
  },
  {
    name: 'windows that leave a gap',
    file: SOW_2002,
    from: '"accept": [{ "from": "2002-10-29", "until": "2024-09-21" }]',
    to: '"accept": [\n{ "from": "2002-10-29", "until": "2010-01-01" },\n{ "from": "2010-01-02", "until": "2024-09-21" }]',
    at: '{ "from": "2010-01-02"',
    reason: 'From 2010-01-01 to the day before 2010-01-02 there is a gap.',
  },
  {
    name: 'a window that ends before it begins',
    file: SOW_2021,
    from: '"until": null }',
    to: '"until": "2021-09-20" }',
    reason: 'The window ends on 2021-09-20, and begins on 2021-09-21',
  },
  {
    name: 'words that may be issued and are not accepted',
    file: SOW_2002,
    from: '"issue": [{ "from": "2002-10-29"',
    to: '"issue": [{ "from": "2002-10-28"',
    reason: 'ROUGH_NATURAL may be issued on days on which it is not accepted when received.',
  },
]
