import type { Kysely } from 'kysely'
import * as people from './20261124T0100Z-people-and-companies.ts'
import * as tokens from './20261124T0150Z-tokens-and-events.ts'
import * as trade from './20261124T0200Z-trade-and-warranties.ts'
import * as received from './20261124T0250Z-received-and-imports.ts'
import * as packs from './20261124T0300Z-audit-packs-and-work.ts'
import * as lists from './20261125T0300Z-invoice-lists.ts'
import * as documentsOfImports from './20261125T0330Z-documents-of-imports.ts'
import * as packContents from './20261125T0340Z-pack-contents.ts'
import * as voided from './20261125T0345Z-voided-by-type.ts'
import * as partnerNames from './20261125T0415Z-partner-names.ts'
import * as statementPacks from './20261125T0700Z-statement-packs.ts'
import * as registrations from './20261125T0710Z-registrations.ts'
import * as publishing from './20261125T0720Z-publishing.ts'
import * as bothSides from './20261128T0300Z-trade-of-both-sides.ts'
import * as ledger from './20261128T0310Z-ledger.ts'
import * as inbox from './20261128T0320Z-inbox.ts'
import * as sheets from './20261128T0400Z-sheets.ts'
import * as certificates from './20261128T0410Z-certificates.ts'
import * as exceptions from './20261128T0500Z-exceptions.ts'
import * as exceptionsOfCertificates from './20261128T0510Z-exceptions-of-certificates.ts'
import * as waysIn from './20261128T0510Z-inbox-ways-in.ts'
import * as chasesAndViews from './20261128T0520Z-chases-and-views.ts'
import * as handOver from './20261128T0530Z-hand-over.ts'
import * as numberKeys from './20261128T0540Z-number-keys.ts'
import * as certificateUses from './20261128T0600Z-certificate-uses-at-once.ts'
import * as chaseLinks from './20261128T0610Z-chase-links.ts'
import * as leanNotes from './20261128T0700Z-lean-notes.ts'
import * as signatures from './20261128T0800Z-signatures.ts'
import * as statementsOfSales from './20261128T0900Z-statements-of-sales.ts'
import * as languages from './20261128T1000Z-languages.ts'
import * as printKeys from './20261128T1100Z-print-keys.ts'
import * as bulkJobs from './20261128T1200Z-bulk-jobs.ts'
import * as printingHealth from './20261128T1300Z-printing-health.ts'
import * as templates from './20261128T1400Z-templates.ts'
import * as letters from './20261128T1500Z-letters.ts'

export type Migration = { readonly name: string; readonly up: (db: Kysely<unknown>) => Promise<void> }

/** In order, forward only, never edited once landed. */
export const migrations: readonly Migration[] = [
  { name: '20261124T0100Z-people-and-companies', up: people.up },
  { name: '20261124T0150Z-tokens-and-events', up: tokens.up },
  { name: '20261124T0200Z-trade-and-warranties', up: trade.up },
  { name: '20261124T0250Z-received-and-imports', up: received.up },
  { name: '20261124T0300Z-audit-packs-and-work', up: packs.up },
  { name: '20261125T0300Z-invoice-lists', up: lists.up },
  { name: '20261125T0330Z-documents-of-imports', up: documentsOfImports.up },
  { name: '20261125T0340Z-pack-contents', up: packContents.up },
  { name: '20261125T0345Z-voided-by-type', up: voided.up },
  { name: '20261125T0415Z-partner-names', up: partnerNames.up },
  { name: '20261125T0700Z-statement-packs', up: statementPacks.up },
  { name: '20261125T0710Z-registrations', up: registrations.up },
  { name: '20261125T0720Z-publishing', up: publishing.up },
  { name: '20261128T0300Z-trade-of-both-sides', up: bothSides.up },
  { name: '20261128T0310Z-ledger', up: ledger.up },
  { name: '20261128T0320Z-inbox', up: inbox.up },
  { name: '20261128T0400Z-sheets', up: sheets.up },
  { name: '20261128T0410Z-certificates', up: certificates.up },
  { name: '20261128T0500Z-exceptions', up: exceptions.up },
  { name: '20261128T0510Z-exceptions-of-certificates', up: exceptionsOfCertificates.up },
  { name: '20261128T0510Z-inbox-ways-in', up: waysIn.up },
  { name: '20261128T0520Z-chases-and-views', up: chasesAndViews.up },
  { name: '20261128T0530Z-hand-over', up: handOver.up },
  { name: '20261128T0540Z-number-keys', up: numberKeys.up },
  { name: '20261128T0600Z-certificate-uses-at-once', up: certificateUses.up },
  { name: '20261128T0610Z-chase-links', up: chaseLinks.up },
  { name: '20261128T0700Z-lean-notes', up: leanNotes.up },
  { name: '20261128T0800Z-signatures', up: signatures.up },
  { name: '20261128T0900Z-statements-of-sales', up: statementsOfSales.up },
  { name: '20261128T1000Z-languages', up: languages.up },
  { name: '20261128T1100Z-print-keys', up: printKeys.up },
  { name: '20261128T1200Z-bulk-jobs', up: bulkJobs.up },
  { name: '20261128T1300Z-printing-health', up: printingHealth.up },
  { name: '20261128T1400Z-templates', up: templates.up },
  { name: '20261128T1500Z-letters', up: letters.up },
]
