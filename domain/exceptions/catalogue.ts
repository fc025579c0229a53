/** What a fault asks for: nothing goes out, somebody looks, or somebody knows. */
export const severities = ['block', 'warn', 'info'] as const
export type Severity = (typeof severities)[number]

/** What mends them, by which the work list is grouped. */
export const mendingWays = ['statement', 'partner', 'certificate', 'document', 'papers', 'stock'] as const
export type MendingWay = (typeof mendingWays)[number]

export type CatalogueEntry = {
  readonly title: string
  readonly meaning: string
  readonly mend: string
  readonly by: MendingWay
  readonly severity: Severity
  /** Days from opening until somebody should have mended it. */
  readonly dueDays: number
  readonly owner: 'owner' | 'compliance' | 'dealer'
}

/**
 * The twenty-five exceptions of domain.md 5.5. Severities are those of domain.md 8 where it names the fault; the others,
 * and all due days and owners, are the house's, for no source has them.
 */
export const catalogue = {
  E01: {
    title: 'Issued without a statement',
    meaning: 'A document of the trade went out for goods that carry a warranty, and the warranty does not stand on it.',
    mend: 'Void the document and issue it again with the statement.',
    by: 'statement',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E02: {
    title: 'Wrong edition for date or goods',
    meaning: 'The statement is an edition that is not in force for these goods on the document’s date.',
    mend: 'Ask for, or issue, the document with the edition that is in force; a supplementary letter does for a received one.',
    by: 'statement',
    severity: 'warn',
    dueDays: 14,
    owner: 'compliance',
  },
  E03: {
    title: 'Words deviate from the library',
    meaning: 'The statement’s words are not those of the official text or of an accepted form of it.',
    mend: 'Compare the words, and have the document written again with the official ones.',
    by: 'statement',
    severity: 'warn',
    dueDays: 14,
    owner: 'compliance',
  },
  E04: {
    title: 'Statement where it may not stand',
    meaning:
      'The statement covers goods or a buyer that it is not for: laboratory-grown, coloured or industrial goods, or a consumer.',
    mend: 'Write the document again, with the statement only on the lines it is for.',
    by: 'statement',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E05: {
    title: 'Own registration not valid on the date',
    meaning: 'The warranty was given on a day on which the company’s registration with the scheme was not valid.',
    mend: 'Record the registration that covers the date with its evidence, or void the document and issue it again.',
    by: 'statement',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E06: {
    title: 'Received without a statement',
    meaning:
      'Goods that carry a warranty were bought or taken in, and the supplier’s document has no statement for them.',
    mend: 'Ask the supplier for a supplementary letter and record it with the document.',
    by: 'partner',
    severity: 'block',
    dueDays: 14,
    owner: 'dealer',
  },
  E07: {
    title: 'Supplier not verified on the date',
    meaning:
      'Nothing on record shows that the supplier’s registration was valid on the document’s date, by a look of the last twelve months.',
    mend: 'Look the supplier up and record what was found, with the days of validity.',
    by: 'partner',
    severity: 'warn',
    dueDays: 14,
    owner: 'compliance',
  },
  E08: {
    title: 'Supplier or origin refused',
    meaning:
      'The supplier is blocked by the company, or rough came from a country that did not take part in the certification on that day.',
    mend: 'Stop the goods and ask compliance; record why they were taken, or send them back.',
    by: 'partner',
    severity: 'block',
    dueDays: 3,
    owner: 'compliance',
  },
  E09: {
    title: 'Rough without a certificate',
    meaning: 'Rough goods are on the document and their certificate is not named.',
    mend: 'Enter the document again with the certificate’s number on each line of rough.',
    by: 'certificate',
    severity: 'block',
    dueDays: 7,
    owner: 'dealer',
  },
  E10: {
    title: 'Certificate expired, not unique or used up',
    meaning:
      'A shipment came under a certificate that had expired, that is on record twice, or that covers fewer carats than came under it.',
    mend: 'Correct the certificate’s entry or the lines that name it; ask the issuing authority when the paper itself is wrong.',
    by: 'certificate',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E11: {
    title: 'Carats differ from the certificate',
    meaning: 'The document’s carats are not those of its certificate, by more than the company’s tolerance.',
    mend: 'Weigh again and correct the entry, or have the certificate or the document corrected.',
    by: 'certificate',
    severity: 'warn',
    dueDays: 14,
    owner: 'dealer',
  },
  E12: {
    title: 'Import confirmation late or missing',
    meaning: 'The import was not confirmed to the authority within the days that its law gives.',
    mend: 'Send the confirmation and record the day.',
    by: 'certificate',
    severity: 'warn',
    dueDays: 3,
    owner: 'compliance',
  },
  E13: {
    title: 'Mixed origin without its countries',
    meaning:
      'The certificate says mixed origin and does not list every country of mining, where the law asks for the list.',
    mend: 'Record the list of countries, or ask for a certificate that has it.',
    by: 'certificate',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E14: {
    title: 'Declaration of origin missing or wrong',
    meaning:
      'The declaration that the place of import asks for is not on the document, or it was made for stones of another weight.',
    mend: 'Void the document and issue it again with the declaration that its stones need on that date.',
    by: 'statement',
    severity: 'warn',
    dueDays: 7,
    owner: 'compliance',
  },
  E15: {
    title: 'Gap or duplicate in the numbers',
    meaning: 'A number of the series is missing, or a supplier’s number is on record twice.',
    mend: 'Explain the missing number in writing, or withdraw the entry that is one too many.',
    by: 'document',
    severity: 'warn',
    dueDays: 14,
    owner: 'compliance',
  },
  E16: {
    title: 'Memo open too long',
    meaning: 'Goods are on memo for longer than the company allows, and were neither sold nor returned.',
    mend: 'Record the sale or the return of what is still out.',
    by: 'document',
    severity: 'warn',
    dueDays: 7,
    owner: 'dealer',
  },
  E17: {
    title: 'Return not linked, or warranty not reversed',
    meaning:
      'A credit note or return does not say what it takes back, or takes back more or other goods than were delivered.',
    mend: 'Write it again with its original, line by line.',
    by: 'document',
    severity: 'warn',
    dueDays: 14,
    owner: 'dealer',
  },
  E18: {
    title: 'More sold than supported',
    meaning: 'More goods went out, or went out under warranty, than the records show to have come in.',
    mend: 'Record what is missing: a purchase, its statement, opening stock with its evidence, or an approved adjustment.',
    by: 'stock',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
  E19: {
    title: 'Yield out of range',
    meaning: 'Manufacturing gave less or more polished than the company expects of its rough.',
    mend: 'Check the weights in and out, and record the run again if they are wrong.',
    by: 'stock',
    severity: 'warn',
    dueDays: 14,
    owner: 'dealer',
  },
  E20: {
    title: 'Changed after it was issued',
    meaning:
      'What is stored is not what was frozen when the document was issued or entered: a hash or a sum no longer agrees.',
    mend: 'Tell the operator at once; restore the row from its paper or a backup, and find out who changed it.',
    by: 'document',
    severity: 'block',
    dueDays: 1,
    owner: 'owner',
  },
  E21: {
    title: 'Document file missing',
    meaning: 'The document’s paper is not kept: no print was made, or no copy of the received paper was stored.',
    mend: 'Print the document again; for a received one, withdraw the entry and record it with its paper.',
    by: 'papers',
    severity: 'warn',
    dueDays: 14,
    owner: 'dealer',
  },
  E22: {
    title: 'Entered late',
    meaning: 'The received document was entered many days after its date.',
    mend: 'Say why it was late, and enter documents as they come.',
    by: 'papers',
    severity: 'warn',
    dueDays: 30,
    owner: 'dealer',
  },
  E23: {
    title: 'Issued by somebody who may not',
    meaning:
      'The statement was issued by somebody who was no member of the company then, or whose role does not include it.',
    mend: 'Have compliance look at the document, and void it if it was not meant.',
    by: 'document',
    severity: 'block',
    dueDays: 3,
    owner: 'owner',
  },
  E24: {
    title: 'Back-dated',
    meaning: 'The document bears a date further before the day of its issue than the company allows.',
    mend: 'Say why in writing, or void the document and issue it with its true date.',
    by: 'document',
    severity: 'warn',
    dueDays: 7,
    owner: 'compliance',
  },
  E25: {
    title: 'Disclosure absent or contradicted',
    meaning:
      'What the document says of its goods’ nature is missing where it must stand, or does not fit the kind of goods of the line.',
    mend: 'Write the document again with the right goods class and the disclosure that belongs to it.',
    by: 'statement',
    severity: 'block',
    dueDays: 7,
    owner: 'compliance',
  },
} as const satisfies Record<string, CatalogueEntry>

export type RuleKey = keyof typeof catalogue
export const ruleKeys = Object.keys(catalogue) as readonly RuleKey[]

/** The catalogue's word on a rule. */
export function entryOf(rule: RuleKey): CatalogueEntry {
  return catalogue[rule]
}
