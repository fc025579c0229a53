import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { pdfOf, streamOf, writtenPdf } from './written-pdf.ts'

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const page = (more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${more} >> /Contents 5 0 R >>`
const tree = (kids = '4 0 R', count = 1) => `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`
const HELLO = streamOf('BT /F1 10 Tf 72 700 Td (Invoice 1) Tj ET')

/** A small stream that unfolds to so many megabytes: one packed megabyte, over and over. */
function packed(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => one), end])
}

/** Locked: an owner and a user password that nobody here knows. */
function locked(): Buffer {
  const text = (length: number) => `<${'5a'.repeat(length)}>`
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${text(32)} /U ${text(32)} /P -44 >>`
  return pdfOf([CATALOG, tree(), FONT, page(), HELLO], `/Encrypt ${encrypt} /ID [${text(16)} ${text(16)}]`)
}

/** Papers that want something of the machine that reads them, each made by code. */
export const hostilePdfs: Readonly<Record<string, () => Buffer>> = {
  'a locked one': locked,
  'a damaged one': () => Buffer.from('%PDF-1.7\nnothing of it is left'),
  'one cut in the middle': () => writtenPdf([[[72, 72, 'Invoice 1']]]).subarray(0, 60),
  'a scan without text': () => pdfOf([CATALOG, tree(), FONT, page(), streamOf('0 0 595 842 re f')]),
  'one of fifty-one pages': () => writtenPdf(Array.from({ length: 51 }, () => [[72, 72, 'Invoice 1'] as const])),
  'one that says a million pages': () => pdfOf([CATALOG, tree('4 0 R', 1_000_000), FONT, page(), HELLO]),
  'a page of five kilometres': () => writtenPdf([[[72, 72, 'Invoice 1']]], [14_000_000, 14_000_000]),
  'a million pieces of text': () =>
    pdfOf([
      CATALOG,
      tree(),
      FONT,
      page(),
      streamOf(
        deflateSync(
          Buffer.from(`BT /F1 1 Tf ${'1 0 0 1 9 9 Tm (Iv) Tj 1 0 0 1 99 500 Tm (x) Tj '.repeat(300_000)} ET`),
        ),
        '/Filter /FlateDecode',
      ),
    ]),
  'a stream that unfolds to three gigabytes': () =>
    pdfOf([CATALOG, tree(), FONT, page(), streamOf(deflateSync(packed(3_000)), '/Filter [/FlateDecode /FlateDecode]')]),
  'a form that draws itself': () =>
    pdfOf([
      CATALOG,
      tree(),
      FONT,
      page('/XObject << /X 6 0 R >>'),
      streamOf('/X Do'),
      streamOf(
        'BT /F1 10 Tf (again) Tj ET /X Do /X Do',
        '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >>',
      ),
    ]),
  'a tree of pages that goes in a circle': () => pdfOf([CATALOG, tree('2 0 R', 5), FONT, page(), HELLO]),
  'forms that unfold to a billion': () => {
    const form = (next: number | null) =>
      streamOf(
        next === null ? 'BT /F1 10 Tf (x) Tj ET' : '/X Do '.repeat(1000),
        `/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 3 0 R >> ${next === null ? '' : `/XObject << /X ${next} 0 R >>`} >>`,
      )
    return pdfOf([
      CATALOG,
      tree(),
      FONT,
      page('/XObject << /X 6 0 R >>'),
      streamOf('/X Do'),
      form(7),
      form(8),
      form(null),
    ])
  },
  'one with a script that opens with it': () =>
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
      tree(),
      FONT,
      page(),
      HELLO,
    ]),
}
