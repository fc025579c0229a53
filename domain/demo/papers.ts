import type { Deps } from '../deps.ts'
import { uploadToInbox } from '../inbox/receive.ts'
import { makeInboxAddress } from '../inbox/ways/address.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import type { Library } from '../kernel/scheme.ts'
import type { Trader } from './book.ts'
import { type Placed, placedPdf } from './one-page-pdf.ts'
import type { DemoScheme } from './scheme.ts'

type Paper = { readonly file: string; readonly words: readonly Placed[] }

/** Leaves papers in the first company's inbox: right ones, one with other words, one without any, and a scan. */
export async function leavePapers(
  deps: Deps,
  traders: readonly Trader[],
  { today, scheme }: { readonly today: Day; readonly scheme: DemoScheme },
): Promise<void> {
  const [trader] = traders
  if (!trader) return
  const { library } = await deps.library.current()
  const newest = wordsOf(library, scheme.newestEdition)
  const older = wordsOf(library, scheme.olderEdition)
  const to = String(trader.company.profile['legalName'])
  const paper = (from: string, number: string, ago: number, statement: string, title = 'INVOICE'): Paper => ({
    file: `${number}.pdf`,
    words: invoice({ from, to, number, title, date: addDays(today, -ago), statement }),
  })
  const papers = [
    paper('Northern Lights Diamonds Ltd', 'NL-20418', 3, newest),
    paper('Varanasi Polishing Works', 'VPW/88/26', 6, older, 'MEMO'),
    paper('Northern Lights Diamonds Ltd', 'NL-20422', 2, newest.replace('guarantees', 'states')),
    paper('Tafelberg Stones CC', 'T-3071', 9, ''),
    { file: 'scan.pdf', words: [] },
  ]
  const files = papers.map(({ file, words }) => ({ name: file, content: placedPdf(words) }))
  await makeInboxAddress(deps, trader.owner)
  await uploadToInbox(deps, trader.dealer, files)
}

/** A warranty's official words, each choice as it is by default. */
function wordsOf({ statements }: Library, edition: string): string {
  const found = statements.find((each) => each.kind === 'warranty' && each.edition === edition)
  return (found?.text ?? '').replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const token = found?.tokens.find((each) => each.name === name)
    return token?.from === 'choice' ? (token.choices[token.default] ?? '') : whole
  })
}

type Invoice = {
  readonly from: string
  readonly to: string
  readonly number: string
  readonly title: string
  readonly date: Day
  readonly statement: string
}

function invoice({ from, to, number, title, date, statement }: Invoice): readonly Placed[] {
  const columns = [40, 280, 350, 430, 510]
  const row = (y: number, cells: readonly string[]) => cells.map((text, at): Placed => [columns[at] ?? 40, y, text, 9])
  const lines = statement.match(/.{1,95}(?:\s|$)/g) ?? []
  return [
    [40, 60, from, 18],
    [440, 60, title, 14],
    [380, 96, `${title === 'MEMO' ? 'Memo' : 'Invoice'} No.:`],
    [470, 96, number],
    [380, 112, 'Date:'],
    [470, 112, date.split('-').reverse().join('-')],
    [40, 140, 'Sold to:'],
    [40, 154, to],
    ...row(210, ['Description', 'Pcs', 'Carats', 'Rate/ct', 'Amount']),
    ...row(228, ['Round brilliant 7102.39', '18', '6.320', '1,450.00', '9,164.00']),
    ...row(244, ['Oval 7102.39', '4', '2.105', '1,800.00', '3,789.00']),
    [350, 280, 'Total carats'],
    [510, 280, '8.425'],
    [350, 296, 'Total USD'],
    [510, 296, '12,953.00'],
    ...lines.map((line, at): Placed => [40, 360 + at * 13, line.trim()]),
  ]
}
