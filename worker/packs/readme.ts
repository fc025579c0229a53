import type { PackLayout } from '../../domain/kernel/pack-layout.ts'
import { type Omitted, omittedText } from './omitted.ts'
import type { Register } from './register.ts'

type About = {
  readonly company: string
  readonly label: string
  readonly from: string
  readonly to: string
  readonly at: Date
  readonly timeZone: string
  readonly scheme: string
  readonly layout: Pick<PackLayout, 'purpose' | 'redacted'>
  /** What that leaves out. */
  readonly omitted: readonly Omitted[]
  /** How many volumes the pack has. */
  readonly volumes: number
  /** How many documents of the period stand in the packs of the company's other schemes alone. */
  readonly elsewhere: number
}

/** README.txt of a pack: what it is, how to read it, every column, and what is not in it yet. */
export function readmeOf(about: About, registers: readonly Register[]): string {
  const { purpose, redacted } = about.layout
  return [
    `Audit pack of ${about.company} for ${about.scheme}, ${about.label}: ${about.from} to ${about.to}, both days included.`,
    `For: ${purpose.name}. ${purpose.sentence}`,
    ...(redacted ? REDACTED : []),
    ...(about.omitted.length > 0 ? ['Left out:', ...about.omitted.map((each) => `  ${omittedText(each)}`)] : []),
    '',
    `The documents are those dated in the period and recorded before ${about.at.toISOString()}, when the pack was asked for.`,
    ...(about.elsewhere > 0
      ? [
          `Left out: ${about.elsewhere} of the period whose goods all belong to other schemes of the company; they stand in the packs of those.`,
        ]
      : []),
    'Later changes of a voided document’s state are left out; counterparties and people are as when the pack was built.',
    `Days are days in ${about.timeZone}. Instants are UTC, ISO 8601.`,
    'Quantities have three decimals and the unit beside them, amounts the currency’s own decimals; nothing is rounded.',
    'CSV: RFC 4180, UTF-8, comma, CRLF, "." before the decimals. Text that a spreadsheet would run as a formula has an apostrophe in front.',
    ...(about.volumes > 1
      ? [
          `This is the first of ${about.volumes} volumes: lists stand here, papers in all of them. Each is checked by itself, and all together with briefke verify or verify.html:`,
          'a volume that is missing is only found then.',
        ]
      : []),
    'To check that nothing was changed: bagit.py --validate <this folder>, or sha256sum -c manifest-sha256.txt.',
    'To check that nothing was left out, and that this pack continues the last one: open data/verify.html in a browser, from this folder and',
    'without a network, or run briefke verify. Both want the log’s public key, which you have from your association or its site.',
    'How to check it by hand, with tools that we did not write, stands in data/how-to-verify.md.',
    '',
    ...(redacted ? [] : PAPERS),
    ...registers.flatMap((register) => [
      register.path,
      ...Object.entries(register.columns).map(([name, meaning]) => `  ${name}: ${meaning}`),
      '',
    ]),
  ].join('\r\n')
}

const PAPERS: readonly string[] = [
  '05_documents/issued holds every PDF as printed, 05_documents/received every file as received,',
  '05_documents/registrations the evidence of the company’s registrations and of those that it looked up,',
  '05_documents/kpc the certificates of rough goods, where the scheme has them.',
  '',
]

/** What is not in a redacted pack, and how a paper is matched with its proof. */
const REDACTED: readonly string[] = [
  'Redacted: prices and partners are left out. Registers lack the columns listed below; what people wrote freely, and their names, are among these.',
  'Where a row is of a further declaration, which would tell where the goods go, statement, version, edition and registration number are empty.',
  'Papers are withheld: 07_proofs/completeness.json lists each with its hash, and 07_proofs/documents has its proof. Who gets such a paper later',
  'takes its SHA-256, finds it in that list, and the proof by the path beside it: it is the very paper that the log names. Or: briefke verify --paper.',
]
