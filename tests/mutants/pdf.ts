// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const ARCHIVE = 'tests/conformance/archive.test.ts'
const SIGNING = integration('signing')
const MARKS = 'worker/pdf/archive/mark-artifacts.test.ts'

/** What makes a print a file that can be kept for ten years. */
export const pdfMutants: readonly Mutant[] = [
  {
    control: 'EVD-7',
    what: 'rules and grounds are read out as content',
    file: 'worker/pdf/archive/mark-artifacts.ts',
    from: 'if (!isOpen) put(at, OPEN)',
    to: 'if (isOpen) put(at, OPEN)',
    test: MARKS,
  },
  {
    control: 'EVD-7',
    what: 'a word within a text is taken for an operator',
    file: 'worker/pdf/archive/mark-artifacts.ts',
    from: 'if (byte === 0x28) return afterString(content, at)',
    to: 'if (byte === 0x28) return at + 1',
    test: MARKS,
  },
  {
    control: 'EVD-7',
    what: 'the moment of printing changes the bytes',
    file: 'worker/pdf/archive/index.ts',
    from: 'const moment = pdfMoment(facts.at)',
    to: 'const moment = `(D:${process.hrtime.bigint()})`',
    test: ARCHIVE,
  },
  {
    control: 'EVD-6',
    what: 'a page that could not be signed fails instead of waiting for its signature',
    file: 'worker/jobs/render-document.ts',
    from: "signature: 'awaited' as const,",
    to: "signature: 'signed' as const,",
    test: SIGNING,
  },
  {
    control: 'EVD-6',
    what: 'what was printed while signing was down stays unsigned',
    file: 'db/system/signing.ts',
    from: ".where('signature', '=', 'awaited')",
    to: ".where('signature', '=', 'none')",
    test: SIGNING,
  },
  {
    control: 'EVD-6',
    what: 'the file that was handed out unsigned is no longer ours',
    file: 'domain/verification/index.ts',
    from: '[sha256, unsignedSha256]',
    to: '[sha256]',
    test: SIGNING,
  },
  {
    control: 'META-2',
    what: 'a file to which something was added looks untouched',
    file: 'app/ui/verification/check-signature.ts',
    from: 'if (found.isLonger) return',
    to: 'if (false) return',
    test: integration('check-pdf'),
  },
  {
    control: 'META-2',
    what: 'a signature of another site counts as ours',
    file: 'app/ui/verification/check-signature.ts',
    from: 'if (!issued || !(own instanceof Certificate))',
    to: 'if (!(own instanceof Certificate))',
    test: integration('check-pdf'),
  },
  {
    control: 'META-2',
    what: 'what could not be checked looks in order',
    file: 'app/ui/verification/check-pdf.ts',
    from: "meanings.has('wrong') ? 'wrong' : meanings.has('could-not-verify') ? 'could-not-verify' : 'in-order'",
    to: "meanings.has('wrong') ? 'wrong' : 'in-order'",
    test: integration('check-pdf'),
  },
  {
    control: 'EVD-6',
    what: 'a key serves under another name',
    file: 'platform/signing/key-store.ts',
    from: 'wrapping, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from(name))',
    to: "wrapping, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from('one'))",
    test: SIGNING,
  },
  {
    control: 'ISO-8',
    what: 'a statement that is shown to others carries the prices',
    file: 'domain/documents/data.ts',
    from: "...(page.kind === 'trade-document' ? moneyOf(rows) : {}),",
    to: '...moneyOf(rows),',
    test: integration('pdf-render-document'),
  },
  {
    control: 'EVD-4',
    what: 'what a tab printed before changes the bytes',
    file: 'worker/pdf/archive/index.ts',
    from: '  steadyNames(file)\n',
    to: '',
    test: ARCHIVE,
  },
  {
    control: 'EVD-7',
    what: 'the attached data is not what is printed',
    file: 'domain/documents/data.ts',
    from: 'carats: String(line.carats),',
    to: "carats: '0.000',",
    test: integration('pdf-render-document'),
  },
]
