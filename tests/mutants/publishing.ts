import { integration, type Mutant } from './mutant.ts'

const MIGRATION = 'db/migrations/20261125T0720Z-publishing.ts'

/** What takes two people, is never changed again, and shows the association no trade. */
export const publishingMutants: readonly Mutant[] = [
  {
    control: 'publishing',
    what: 'one person drafts and approves',
    file: 'domain/publishing/read.ts',
    from: '  if (draftedBy === actor.userId)\n',
    to: "  if (draftedBy === '')\n",
    test: integration('publishing'),
  },
  {
    control: 'publishing',
    what: 'the database lets one person stand for two',
    file: MIGRATION,
    from: '      check (approved_by <> drafted_by),\n',
    to: '',
    test: integration('publishing-frozen'),
  },
  {
    control: 'publishing',
    what: 'what is published can be changed',
    file: MIGRATION,
    from: "for update to briefke_system using (status = 'draft') with check (true)",
    to: 'for update to briefke_system using (true) with check (true)',
    test: integration('publishing-frozen'),
  },
  {
    control: 'publishing',
    what: 'a publication is written that never was a draft',
    file: MIGRATION,
    from: "for insert to briefke_system with check (status = 'draft')",
    to: 'for insert to briefke_system with check (true)',
    test: integration('publishing-frozen'),
  },
  {
    control: 'publishing',
    what: 'words are added under a publication that is over',
    file: MIGRATION,
    from: ' and p.xmin = pg_current_xact_id()::xid',
    to: '',
    test: integration('publishing-frozen'),
  },
  {
    control: 'publishing',
    what: 'what was checked is not what is in the library',
    file: 'db/system/publish.ts',
    from: 'if (state.revision !== publishing.libraryRevision)',
    to: 'if (state.revision < 0n)',
    test: integration('publishing'),
  },
  {
    control: 'publishing',
    what: 'words change before they take effect',
    file: 'domain/publishing/check.ts',
    from: '    checkUnchangedBefore(versionsOf(library, scheme, file.value.key), file, candidates.effectiveOn)\n',
    to: '',
    test: integration('publishing-refusals'),
  },
  {
    control: 'publishing',
    what: 'an older version goes on beside the one that ended it',
    file: 'domain/kernel/versions.ts',
    from: 'if (first !== undefined) taken.set(key, first)',
    to: '',
    test: 'domain/kernel/versions.test.ts',
  },
  {
    control: 'ISO-8',
    what: 'the association can read what an open draft says',
    file: MIGRATION,
    from: "select: ['tenant_id', 'document_type', 'document_date', 'goods_classes']",
    to: "select: ['tenant_id', 'document_type', 'document_date', 'goods_classes', 'content']",
    test: integration('publishing-frozen'),
  },
  {
    control: 'publishing',
    what: 'a company is mailed every time the job runs',
    file: 'worker/jobs/send-notice.ts',
    from: "  if (asked === 'sent') return\n",
    to: '',
    test: integration('notices'),
  },
]
