import type { Breakage } from './breakage.ts'

const SOW_2021 = 'sow/core-sow/statements/sow-2021.json'
const CORE = 'sow/core-sow/pack.json'
const US = 'sow/russia-us/pack.json'
const THRESHOLDS = 'sow/reference/thresholds.json'
const FSC = 'fsc/scheme.json'

/** Rules and editions that do not fit their scheme. */
export const brokenRules: readonly Breakage[] = [
  {
    name: 'a rule about a statement that the pack does not have',
    file: CORE,
    from: '"statement": "sow"',
    to: '"statement": "wfdb-natural-2014"',
    reason: 'The pack has no statement and no family “wfdb-natural-2014”.',
  },
  {
    name: 'a rule about goods that the scheme does not have',
    file: CORE,
    from: '["LAB_GROWN"]',
    to: '["LABGROWN"]',
    reason: 'The scheme has no goods class “LABGROWN”.',
  },
  {
    name: 'a rule about a threshold that does not exist',
    file: US,
    from: '"threshold": "g7-origin"',
    to: '"threshold": "g8-origin"',
    reason: 'reference/thresholds.json has no threshold “g8-origin”.',
  },
  {
    name: 'a rule about a threshold that the place does not have',
    file: US,
    from: '"import": ["US"]',
    to: '"import": ["JP"]',
    at: '"threshold": "g7-origin"',
    reason: 'reference/thresholds.json has no threshold “g7-origin” for JP.',
  },
  {
    name: 'a country that does not exist',
    file: US,
    from: '"import": ["US"]',
    to: '"import": ["UK"]',
    reason: '“UK” is neither a country of ISO 3166-1 nor a group',
  },
  {
    name: 'a rule that can never have an effect',
    file: CORE,
    from: '"goods": ["ROUGH_NATURAL", "POLISHED_NATURAL", "JEWELLERY_NATURAL"]',
    to: '"goods": ["ROUGH_NATURAL", "POLISHED_NATURAL", "INDUSTRIAL"]',
    reason: '“sow” can never stand there: it is not for “INDUSTRIAL”.',
  },
  {
    name: 'two rules of one name',
    file: CORE,
    from: '"key": "not-industrial"',
    to: '"key": "not-lab-grown"',
    at: '"key": "not-lab-grown",\n      "statement": "sow",\n      "verdict": "must-not",\n      "when": { "goods": ["INDUSTRIAL"] }',
    reason: '“not-lab-grown” stands here twice.',
  },
  {
    name: 'goods of a statement that the scheme does not have',
    file: SOW_2021,
    from: '"RECYCLED": {',
    to: '"ESTATE": {',
    reason: 'The scheme has no goods class “ESTATE”.',
  },
  {
    name: 'a statement that supersedes none',
    file: SOW_2021,
    from: '"supersedes": "sow-2002"',
    to: '"supersedes": "sow-2003"',
    reason: 'There is no statement “sow-2003”.',
  },
  {
    name: 'an edition that the family has already',
    file: SOW_2021,
    from: '"edition": "SOW-2021"',
    to: '"edition": "SOW-2002"',
    reason: 'The family “sow” has an edition “SOW-2002” already.',
  },
  {
    name: 'two editions that begin on the same day',
    file: SOW_2021,
    from: '"issue": [{ "from": "2021-09-21", "until": null }],\n      "accept": [{ "from": "2021-09-21"',
    to: '"issue": [{ "from": "2002-10-29", "until": null }],\n      "accept": [{ "from": "2002-10-29"',
    reason: 'Family “sow”, ROUGH_NATURAL: sow-2002 begins on 2002-10-29 too, so neither is the newer edition.',
  },
  {
    name: 'days between two editions on which none may be issued',
    file: SOW_2021,
    from: '"issue": [{ "from": "2021-09-21", "until": null }]',
    to: '"issue": [{ "from": "2024-09-22", "until": null }]',
    reason: 'Family “sow”, ROUGH_NATURAL: From 2024-09-21 to the day before 2024-09-22 there is a gap.',
  },
]

/** Reference data and names that do not fit each other. */
export const brokenReference: readonly Breakage[] = [
  {
    name: 'thresholds that overlap',
    file: THRESHOLDS,
    from: '"until": "2024-09-01"',
    to: '"until": "2024-09-02"',
    at: '"from": "2024-09-01"',
    reason: 'Threshold g7-origin in US for ROUGH_NATURAL: The window from 2024-09-01 overlaps the one from 2024-03-01.',
  },
  {
    name: 'thresholds that leave a gap',
    file: THRESHOLDS,
    from: '"until": "2024-09-01"',
    to: '"until": "2024-08-31"',
    at: '"from": "2024-09-01"',
    reason: 'Threshold g7-origin in US for ROUGH_NATURAL: From 2024-08-31 to the day before 2024-09-01 there is a gap.',
  },
  {
    name: 'a participant of a country that does not exist',
    file: 'sow/reference/participants.json',
    from: '["GB"]',
    to: '["UK"]',
    reason: '“UK” is neither a country of ISO 3166-1 nor a group',
  },
  {
    name: 'a key that is not the folder’s',
    file: FSC,
    from: '"key": "fsc"',
    to: '"key": "pefc"',
    reason: 'The key is “pefc” but the folder is “fsc”: they must be the same.',
  },
  {
    name: 'a statement’s key that is not the file’s',
    file: SOW_2021,
    from: '"key": "sow-2021"',
    to: '"key": "sow-2022"',
    reason: 'The key is “sow-2022” but the file is “sow-2021.json”: they must be the same.',
  },
  {
    name: 'goods that another scheme has',
    file: 'sow/scheme.json',
    from: '"key": "GEMSTONE"',
    to: '"key": "WOOD_FSC_100"',
    reason: 'fsc/scheme.json has a goods class “WOOD_FSC_100” already.',
  },
  {
    name: 'two registers in one file',
    file: 'sow/scheme.json',
    from: '01_registers/memos.csv',
    to: '01_registers/credit_notes.csv',
    at: '"of": "memos"',
    reason: 'Two registers would be written to 01_registers/credit_notes.csv.',
  },
  {
    name: 'a purpose that names a register which the scheme does not have',
    file: FSC,
    from: '"counterparties",\n          "statements"',
    to: '"members",\n          "certificates"',
    at: '"certificates"',
    reason: 'The purpose “transactions” names the register “certificates”, which the scheme’s packs do not have.',
  },
  {
    name: 'a purpose with papers that the scheme does not have',
    file: FSC,
    from: '"registrations", "auditor-certificates"]',
    to: '"registrations", "certificates"]',
    at: '"certificates"',
    reason:
      'The purpose “audit” names papers of “certificates”, and the scheme’s packs list none. There are issued, received, registrations, auditor-certificates.',
  },
  {
    name: 'a first purpose that is not the usual one',
    file: FSC,
    from: '"key": "audit"',
    to: '"key": "yearly"',
    reason: 'The first purpose is the usual one: its key is “audit”, not “yearly”.',
  },
  {
    name: 'a purpose twice',
    file: 'sow/scheme.json',
    from: '"key": "bpp"',
    to: '"key":  "rjc"',
    reason: '“rjc” stands here twice.',
  },
  {
    name: 'goods of the linter that the scheme does not have',
    file: 'sow/lint.json',
    from: '"LAB_GROWN"',
    to: '"LABGROWN"',
    reason: 'The scheme has no goods class “LABGROWN”.',
  },
]
