import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** A cell of a workbook made by hand: its XML without the address. */
type HandCell = string | number | null | { readonly xml: (address: string) => string }

/** A formula with the value that was saved with it, if any. */
export const formula = (text: string, saved?: number | string): HandCell => ({
  xml: (at) =>
    `<c r="${at}"${typeof saved === 'string' ? ' t="str"' : ''}><f>${text}</f>${saved === undefined ? '' : `<v>${saved}</v>`}</c>`,
})
/** A day as workbooks keep it: a number in a date's format. */
export const serial = (value: number): HandCell => ({ xml: (at) => `<c r="${at}" s="1"><v>${value}</v></c>` })
/** What stands where a formula failed. */
export const failed = (error: string): HandCell => ({ xml: (at) => `<c r="${at}" t="e"><v>${error}</v></c>` })

type Hand = {
  readonly merged?: readonly string[]
  /** So many rows without anything in them but a format, as spreadsheets leave behind. */
  readonly emptyRows?: number
  /** Further parts, for archives that are no good. */
  readonly parts?: Readonly<Record<string, string>>
}

/** A workbook written part by part, as other programs write them, so that no reader of ours meets its own writer only. */
export async function workbookOf(rows: readonly (readonly HandCell[])[], hand: Hand = {}): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Stock" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheetXml(rows, hand),
    ...hand.parts,
  }
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

function sheetXml(rows: readonly (readonly HandCell[])[], { merged = [], emptyRows = 0 }: Hand): string {
  const written = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`,
  )
  const empty = Array.from({ length: emptyRows }, (_, at) => {
    const row = rows.length + at + 1
    return `<row r="${row}"><c r="A${row}" s="1"/></row>`
  })
  const merges =
    merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return `<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}${empty.join('')}</sheetData>${merges}</worksheet>`
}

function cellXml(cell: HandCell, address: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return cell.xml(address)
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}
