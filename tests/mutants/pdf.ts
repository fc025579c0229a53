// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const ARCHIVE = 'tests/conformance/archive.test.ts'
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
    from: 'const moment = `(${pdfMoment(facts.at)})`',
    to: 'const moment = `(${pdfMoment(new Date())}${process.hrtime.bigint()})`',
    test: ARCHIVE,
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
