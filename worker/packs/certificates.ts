import { withUse } from '../../domain/certificates/facts.ts'
import { confirmationOf, findingsOf } from '../../domain/certificates/findings.ts'
import { selectOfPeriod } from '../../domain/certificates/queries.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../../domain/kernel/carat.ts'
import type { Cell } from '../../domain/kernel/csv.ts'
import type { CertificateId } from '../../domain/kernel/ids.ts'
import { extensionOf, safeName, uniqueNames } from '../../platform/file-names.ts'
import { PAGE, type Population } from './queries.ts'
import { amountCell, type InPage, instantCell, numberCell } from './register.ts'

type Page = Awaited<ReturnType<typeof selectOfPeriod>>

/** The register of certificates: each with its elements, its use, and what is to be said of it. */
export async function* certificates(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  const { law, at, timeZone } = population
  const today = dayIn(timeZone, at)
  for await (const page of pages(inPage, population)) {
    const used = await inPage((tx) => withUse(tx, page))
    for (const [index, { facts, use }] of used.entries()) {
      const r = page[index]
      if (!r) continue
      const withdrawn = r.withdrawnAt !== null && r.withdrawnAt <= at
      const findings = withdrawn ? [] : findingsOf(facts, { use, law, today })
      yield [
        ...[r.number, r.direction, withdrawn ? 'withdrawn' : 'recorded', withdrawn ? r.withdrawReason : null],
        ...[r.issuer, r.issuedOn, r.expiresOn, r.authority, r.exporter, r.importer, r.importerCountry],
        ...[r.mixedOrigin ? 'yes' : '', [...(r.originsStarred ? ['***'] : []), ...r.originCountries].join(' ')],
        ...[numberCell(r.carats), amountCell(r.valueMinor, 'USD'), r.parcelCount, r.hsCodes.join(' ')],
        ...[r.validatedOn, r.sealNumbers.join('; '), r.shippedOn, r.importedOn],
        ...[confirmationOf(facts, law, today)?.dueOn ?? null, r.confirmedOn, r.predecessors.join('; ')],
        ...[use.bought, use.sold].map(({ alone, shared }) => numberCell(formatCarat((alone + shared) as MilliCarat))),
        ...[findings.map(({ finding }) => finding).join(' '), r.fileSha256, r.note],
        ...[instantCell(r.recordedAt), r.recordedBy],
      ]
    }
  }
}

/** The files of the certificates of the period. */
export async function* certificateFiles(
  inPage: InPage,
  population: Population,
): AsyncIterable<{ readonly path: string; readonly sha256: string }> {
  const uniqueName = uniqueNames()
  for await (const page of pages(inPage, population))
    for (const { number, fileSha256, fileName } of page) {
      if (!fileSha256) continue
      const name = uniqueName(safeName(number), extensionOf(fileName))
      yield { path: `05_documents/kpc/${name}`, sha256: fileSha256 }
    }
}

async function* pages(inPage: InPage, population: Population): AsyncIterable<Page> {
  for (let after: { readonly day: Day; readonly id: CertificateId } | null = null; ; ) {
    const from = after
    const page: Page = await inPage((tx) => selectOfPeriod(tx, { ...population, limit: PAGE }, from))
    const last = page.at(-1)
    if (!last) return
    yield page
    after = { day: last.countsOn, id: last.id }
  }
}
