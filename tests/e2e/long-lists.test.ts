import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { asSuperuser } from '../support/demo-database.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { visitorWithoutScript } from '../support/without-script.ts'

// Copies of one row of the demo, so many that nobody would draw them all; gone again at the end.
const COPIES = 600
const LISTS = ['/counterparties?search=Zzlong&limit=1000', '/received?search=ZZLONG&limit=1000'] as const
let browser: Browser
let close: () => Promise<void>
let reader: Visitor

beforeAll(async () => {
  await asSuperuser(copyRows)
  ;({ browser, close } = await openBrowser())
  reader = await loggedIn(browser, 'compliance@hudson.example')
})
afterAll(async () => {
  await close()
  await asSuperuser(removeRows)
})

test.each(LISTS)('of many rows at %s only those in view are drawn, each as high as the next', async (list) => {
  await reader.go(list)
  await settled()
  const heights = await reader.page.$$eval('tbody tr:not(.gap)', (rows) => rows.map((row) => row.offsetHeight))
  expect(heights.length).toBeLessThan(100)
  expect(new Set(heights)).toEqual(new Set([33]))
})

test.each(LISTS)(
  'wherever one scrolls to at %s rows stand there, and each tells which of how many it is',
  async (list) => {
    await reader.go(list)
    await settled()
    expect(await reader.page.$eval('table', (table) => table.getAttribute('aria-rowcount'))).toBe(String(COPIES + 1))
    expect(await scrolledTo(0)).toMatchObject({ top: '2', isCovered: true })
    expect(await scrolledTo(0.5)).toMatchObject({ isCovered: true })
    expect(await scrolledTo(1)).toMatchObject({ bottom: String(COPIES + 1), isCovered: true })
  },
)

test.each(LISTS)('at %s j goes on past the rows that were drawn at first', async (list) => {
  await reader.go(list)
  await settled()
  const drawn = await reader.page.$$eval('tbody tr:not(.gap)', (rows) => rows.length)
  const at = () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? null
  // One key after the other: a row that is not drawn yet takes no key, and nobody types faster than a row is drawn.
  for (let row = 0; row < drawn + 5; row++) {
    await reader.page.keyboard.press('j')
    const isThere = (wanted: string) => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') === wanted
    await reader.page.waitForFunction(isThere, { polling: 20, timeout: 5_000 }, String(row + 2))
  }
  expect(await reader.page.evaluate(at)).toBe(String(drawn + 6))
})

test('without script every row is there', async () => {
  const plain = await visitorWithoutScript(browser)
  await plain.go('/login')
  await plain.fill('E-mail', 'compliance@hudson.example')
  await plain.fill('Password', 'briefke-demo-1')
  await plain.press('Log in')
  for (const list of LISTS) {
    await plain.go(list)
    expect(await plain.page.$$eval('tbody tr', (rows) => rows.length)).toBe(COPIES)
  }
  await plain.leave()
})

/** The script runs, and no longer are all rows drawn. */
const settled = () =>
  reader.page.waitForFunction(() => document.querySelectorAll('tbody tr').length < 100, { polling: 50 })

/** Scrolls to this part of the list: which rows stand at the head and at the foot of what is seen, without a hole. */
async function scrolledTo(part: number) {
  return reader.page.$eval(
    '.long-table',
    async (scroller, at) => {
      scroller.scrollIntoView({ block: 'end' })
      scroller.scrollTop = at * (scroller.scrollHeight - scroller.clientHeight)
      for (let frames = 0; frames < 3; frames++) await new Promise((resolve) => requestAnimationFrame(resolve))
      const seen = scroller.getBoundingClientRect()
      const head = scroller.querySelector('thead th')?.getBoundingClientRect().bottom ?? seen.top
      const rowAt = (y: number) => {
        const row = document.elementsFromPoint(seen.left + 40, y).find((each) => each.closest('tbody'))
        return row?.closest('tr') ?? null
      }
      const [top, middle, bottom] = [head + 5, (head + seen.bottom) / 2, seen.bottom - 24].map(rowAt)
      const indexOf = (row: Element | null | undefined) => row?.getAttribute('aria-rowindex') ?? null
      const isCovered = [top, middle, bottom].every((row) => row && !row.classList.contains('gap'))
      return { top: indexOf(top), bottom: indexOf(bottom), isCovered }
    },
    part,
  )
}

async function copyRows(sql: Parameters<Parameters<typeof asSuperuser>[0]>[0]) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const [company] = await tx`select tenant_id from company where legal_name = 'Hudson Gem Traders Inc.'`
    const tenant = company?.['tenant_id']
    await tx`insert into counterparty
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'name', 'Zzlong ' || n))).*
      from counterparty c, generate_series(1, ${COPIES}::int) n
      where c.tenant_id = ${tenant} and c.id = (select id from counterparty where tenant_id = ${tenant} order by id limit 1)`
    const [model] = await tx`select id from received_document r where tenant_id = ${tenant} and status = 'recorded'
      order by (select count(distinct goods_class) from received_document_line l where l.document_id = r.id) desc, id limit 1`
    const old = model?.['id']
    await tx`insert into received_document (tenant_id, id, number, document_type, document_date, counterparty_id, counterparty_name, unit,
        line_count, total_pieces, total_carats, source, recorded_by_name, recorded_at)
      select tenant_id, gen_random_uuid(), 'ZZLONG-' || n, document_type, document_date, counterparty_id, counterparty_name, unit,
        line_count, total_pieces, total_carats, source, recorded_by_name, recorded_at
      from received_document d, generate_series(1, ${COPIES}::int) n where d.tenant_id = ${tenant} and d.id = ${old}`
    await tx`insert into received_document_line
      select (jsonb_populate_record(l, jsonb_build_object('document_id', d.id))).*
      from received_document_line l, received_document d
      where l.tenant_id = ${tenant} and l.document_id = ${old} and d.tenant_id = ${tenant} and d.number like 'ZZLONG-%'`
  })
}

async function removeRows(sql: Parameters<typeof copyRows>[0]) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from received_document_line where document_id in (select id from received_document where number like 'ZZLONG-%')`
    await tx`delete from received_document where number like 'ZZLONG-%'`
    await tx`delete from counterparty where name like 'Zzlong %'`
  })
}
