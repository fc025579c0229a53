import { expect, test } from 'vitest'
import { aLine, aQuestion, buyerIn, diamonds } from '../../tests/support/questions.ts'
import { day } from '../kernel/calendar.ts'
import { chooseStatements, hindrancesOf } from './choose.ts'
import { NO_OPTIONS, type Question } from './question.ts'

const ask = (changed: Parameters<typeof aQuestion>[0] = {}) => chooseStatements(diamonds, aQuestion(changed))
const standing = (changed: Parameters<typeof aQuestion>[0] = {}) =>
  ask(changed).decisions.flatMap(({ key, stands }) => (stands ? [key] : []))
const of = (key: string, changed: Parameters<typeof aQuestion>[0] = {}) => {
  const found = ask(changed).decisions.find((each) => each.key === key)
  if (!found) throw new Error(`nothing was decided about ${key}`)
  return found
}
const options = (changed: Partial<Question['options']>) => ({ ...NO_OPTIONS, ...changed })
const old = options({ editions: { sow: 'SOW-2002' } })

test('the words have the lengths that their sources give', () => {
  expect(of('sow-2021').instances[0]?.text).toHaveLength(302)
  expect(of('sow-2002', { date: '2020-06-01' }).instances[0]?.text).toHaveLength(322)
})

test('the edition follows the document’s date, not today’s', () => {
  const today = day('2021-10-01')
  expect(standing({ date: '2021-09-20', today })).toEqual(['sow-2002'])
  expect(standing({ date: '2021-09-21', today })).toEqual(['sow-2021'])
})

test('polished goods get different answers on 20 and 22 September 2026', () => {
  expect(of('sow-2002', { date: '2026-09-20' })).toMatchObject({ verdict: 'may', insteadOf: 'sow-2021' })
  expect(standing({ date: '2026-09-20', options: old })).toEqual(['sow-2002'])
  expect(of('sow-2002', { date: '2026-09-22' })).toMatchObject({ verdict: 'must-not' })
  expect(of('sow-2002', { date: '2026-09-22' }).why.sentence).toContain('to the day before 2026-09-21')
  expect(ask({ date: '2026-09-22', options: old }).questions).toMatchObject([{ reason: 'no_edition_on_date' }])
})

test('the old edition ended two years earlier for rough goods', () => {
  const lines = [aLine({ goodsClass: 'ROUGH_NATURAL' })]
  expect(standing({ date: '2024-09-20', options: old, lines })).toContain('sow-2002')
  expect(ask({ date: '2024-09-21', options: old, lines }).questions[0]?.reason).toBe('no_edition_on_date')
})

test('a registration decides about the new text, on the document’s date', () => {
  const registrations = [{ scheme: 'sow', number: 'R-1', validFrom: day('2026-01-01'), validTo: day('2026-06-30') }]
  expect(of('sow-2021', { date: '2026-06-30', registrations }).gate).toEqual({ open: true, number: 'R-1' })
  const late = ask({ date: '2026-10-01', registrations })
  expect(hindrancesOf(late, { override: false })).toMatchObject([{ reason: 'registration_not_valid' }])
  expect(hindrancesOf(late, { override: true })).toEqual([])
  expect(hindrancesOf(ask({ date: '2026-10-01', registrations: [] }), { override: false })).toMatchObject([
    { reason: 'no_registration' },
  ])
})

test('without a registration the old text stands while it still may', () => {
  expect(standing({ date: '2026-09-20', registrations: [] })).toEqual(['sow-2002'])
  expect(of('sow-2021', { date: '2026-09-20', registrations: [] })).toMatchObject({
    verdict: 'may',
    gate: { open: false },
  })
})

test('a mixed document names the lines that the warranty covers, and why not the others', () => {
  const lines = [aLine({ goodsClass: 'LAB_GROWN' }), aLine(), aLine({ goodsClass: 'GEMSTONE' }), aLine()]
  const { instances, notOn } = of('sow-2021', { lines })
  expect(instances.map((each) => each.lines)).toEqual([[2, 4]])
  expect(notOn.map((each) => [each.lines, /laboratory-grown|coloured/.exec(each.sentence)?.[0]])).toEqual([
    [[1], 'laboratory-grown'],
    [[3], 'coloured'],
  ])
})

test.each(['LAB_GROWN', 'GEMSTONE', 'INDUSTRIAL'])('the warranty must not stand on %s alone', (goodsClass) => {
  expect(of('sow-2021', { lines: [aLine({ goodsClass })] })).toMatchObject({
    verdict: 'must-not',
    why: { rule: expect.any(String) },
  })
})

test('the warranty must not stand on a consumer’s invoice, nor on a credit note', () => {
  const buyer = { name: 'A bride', country: 'BE', kind: 'consumer' as const }
  expect(of('sow-2021', { buyer }).why.sentence).toContain('within the trade')
  expect(of('sow-2021', { documentType: 'credit-note' }).why.sentence).toContain('original warranty')
})

test('both option tokens say what was chosen, and an unknown choice is asked about', () => {
  const tokens = { 'sow-2021': { sourced: 'sourced/purchased', 'where the invoice is generated': 'printed' } }
  const [instance] = of('sow-2021', { options: options({ tokens }) }).instances
  expect(instance?.text).toContain('have been sourced/purchased from legitimate')
  expect(instance?.text).toContain('national laws where the invoice is generated. The seller')
  const wrong = options({ tokens: { 'sow-2021': { sourced: '{sourced}' } } })
  expect(of('sow-2021', { options: wrong }).missing).toMatchObject([{ reason: 'unknown_option' }])
})

test('a memo says memo', () => {
  expect(of('sow-2021', { documentType: 'memo' }).instances[0]?.text).toContain('herein listed on this memo')
})

test('the natural-origin statement stacks when it is added, and not on treated stones', () => {
  const added = options({ add: ['natural-origin'] })
  expect(standing({ options: added })).toEqual(['sow-2021', 'wfdb-natural-2014'])
  const treated = [aLine({ treatment: 'laser drilled' })]
  expect(standing({ options: added, lines: treated })).toEqual(['sow-2021', 'treated-disclosure'])
})

test('at 0.50 ct an import into the United States needs the self-certification, at 0.49 ct it does not', () => {
  const to = (carats: string, date = '2026-11-24') =>
    standing({ date, today: day(date), buyer: buyerIn('US'), lines: [aLine({ carats, countryOfMining: 'BW' })] })
  expect(to('0.490')).toEqual(['sow-2021'])
  expect(to('0.500')).toEqual(['sow-2021', 'cbp-diamonds'])
  expect(to('0.990', '2024-08-31')).toEqual(['sow-2021'])
  expect(to('1.000', '2024-08-31')).toEqual(['sow-2021', 'cbp-diamonds'])
})

test('what a declaration needs is asked for, line and field', () => {
  const { missing } = of('cbp-diamonds', { buyer: buyerIn('US'), lines: [aLine(), aLine({ carats: '1.2' })] })
  expect(missing.map(({ field }) => field)).toContain('lines.1.countryOfMining')
  expect(missing.map(({ field }) => field)).toContain('options.tokens.cbp-diamonds.signatory')
})

test('a line whose heaviest stone decides, and is not known, is asked about', () => {
  const parcel = aLine({ carats: '12.000', pieces: 30 })
  expect(ask({ buyer: buyerIn('US'), lines: [parcel] }).questions).toMatchObject([
    { reason: 'no_largest_stone', field: 'lines.0.largestStoneCarats', line: 1 },
  ])
  expect(
    ask({ buyer: buyerIn('US'), lines: [aLine({ carats: '12.000', pieces: 30, largest: '0.450' })] }).questions,
  ).toEqual([])
  expect(ask({ buyer: buyerIn('US'), lines: [aLine({ carats: '0.480', pieces: 30 })] }).questions).toEqual([])
})

test('within the European Union nothing is imported; from outside it is', () => {
  const heavy = [aLine({ carats: '0.800', countryOfMining: 'BW' })]
  expect(of('eu-origin-data-sheet', { buyer: buyerIn('FR'), lines: heavy }).verdict).toBe('must-not')
  const seller = { name: 'Mumbai Polished', country: 'IN' }
  expect(of('eu-origin-data-sheet', { seller, buyer: buyerIn('FR'), lines: heavy }).verdict).not.toBe('must-not')
})

test('the place of import counts where it is not the buyer’s country', () => {
  const lines = [aLine({ carats: '0.800', countryOfMining: 'BW' })]
  expect(standing({ buyer: buyerIn('HK'), placeOfImport: 'US', lines })).toContain('cbp-diamonds')
})

test('what is not known is asked for, never guessed', () => {
  const reasons = (changed: Parameters<typeof aQuestion>[0]) => ask(changed).questions.map(({ reason }) => reason)
  expect(reasons({ seller: { name: 'S', country: null } })).toEqual(['no_seller_country'])
  expect(reasons({ buyer: { name: 'B', country: null, kind: 'trade' } })).toEqual(['no_buyer_country'])
  expect(reasons({ lines: [aLine({ goodsClass: null })] })).toEqual(['no_goods_class'])
  expect(reasons({ lines: [aLine({ goodsClass: 'TULIPS' })] })).toEqual(['unknown_goods_class'])
  expect(reasons({ lines: [] })).toEqual(['no_lines'])
  expect(reasons({ documentType: null })).toEqual(['no_document_type'])
  expect(chooseStatements(diamonds, { ...aQuestion(), date: null }).questions.map(({ reason }) => reason)).toEqual([
    'no_date',
  ])
})

test('back-dating beyond the company’s limit is refused, up to it not', () => {
  expect(ask({ date: '2026-10-25', today: day('2026-11-24') }).questions).toEqual([])
  expect(ask({ date: '2026-10-24', today: day('2026-11-24') }).questions).toMatchObject([{ reason: 'back_dated' }])
})

test('words that a dealer types carry no bracket onto the paper', () => {
  const typed = (signatory: string) => {
    const tokens = { 'cbp-diamonds': { importer: 'Hudson Gems Inc', capacity: 'Director', signatory } }
    const lines = [aLine({ carats: '0.500', countryOfMining: 'BW' })]
    return of('cbp-diamonds', { buyer: buyerIn('US'), lines, options: options({ tokens }) }).missing
  }
  expect(typed('Dirk Dealer')).toEqual([])
  expect(typed('[NAME OF SIGNATORY]')).toMatchObject([{ reason: 'wrong_words' }])
})
