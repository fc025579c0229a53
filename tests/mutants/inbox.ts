import { integration, type Mutant } from './mutant.ts'

const READING = integration('inbox-reading')
const INBOX = integration('inbox')
const MAIL = integration('inbox-mail')
const LINKS = integration('inbox-links')

/** The inbox: what strangers send does no harm, is taken once, and is nothing before a person says so. */
export const inboxMutants: readonly Mutant[] = [
  {
    control: 'LOD-6',
    what: 'a paper may take as long as it likes',
    file: 'worker/inbox/reader.ts',
    from: "setTimeout(() => stopped('too-slow'), timeoutMs)",
    to: "setTimeout(() => stopped('too-slow'), timeoutMs * 100)",
    test: READING,
  },
  {
    control: 'LOD-6',
    what: 'a paper may have any number of pages',
    file: 'worker/inbox/read-child.ts',
    from: 'document.numPages > MAX_PAGES',
    to: 'document.numPages > 1_000_000',
    test: READING,
  },
  {
    control: 'LOD-6',
    what: 'text is gathered without end',
    file: 'worker/inbox/read-child.ts',
    from: 'left.characters < 0 || left.pieces < 0',
    to: 'left.characters > left.pieces * 1_000_000_000',
    test: READING,
  },
  {
    control: 'inbox',
    what: 'the same bytes wait twice',
    file: 'db/migrations/20261128T0320Z-inbox.ts',
    from: 'create unique index inbox_item_once on inbox_item (tenant_id, sha256) where',
    to: 'create unique index inbox_item_once on inbox_item (tenant_id, sha256, id) where',
    test: INBOX,
  },
  {
    control: 'inbox',
    what: 'a reading that comes too late opens a paper that was decided',
    file: 'domain/inbox/queries.ts',
    from: "    .where('id', '=', id)\n    .where('status', '=', 'reading')\n",
    to: "    .where('id', '=', id)\n",
    test: INBOX,
  },
  {
    control: 'inbox',
    what: 'two may file one paper',
    file: 'domain/inbox/decide.ts',
    from: "if (item.status === 'reading' || item.status === 'waiting') return item",
    to: 'return item',
    test: INBOX,
  },
  {
    control: 'inbox',
    what: 'strangers may fill an inbox',
    file: 'domain/inbox/receive.ts',
    from: '(await countOpenFromOutside(tx)) >= MAX_FROM_OUTSIDE',
    to: '(await countOpenFromOutside(tx)) >= MAX_FROM_OUTSIDE * 1_000',
    test: INBOX,
  },
  {
    control: 'inbox',
    what: 'a retired address still takes mail',
    file: 'db/system/inbox.ts',
    from: "    .where('retired_at', 'is', null)\n",
    to: '',
    test: MAIL,
  },
  {
    control: 'inbox',
    what: 'mail for another domain is taken',
    file: 'worker/mail/receiver.ts',
    from: '  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null\n',
    to: '',
    test: MAIL,
  },
  {
    control: 'AUT-1',
    what: 'a link’s secret is kept as it is',
    file: 'domain/inbox/ways/send-links.ts',
    from: 'hash: hashSecret(secret), note',
    to: 'hash: secret, note',
    test: LINKS,
  },
  {
    control: 'inbox',
    what: 'a link lasts for ever',
    file: 'db/system/inbox.ts',
    from: "    .where('l.expires_at', '>', now)\n",
    to: '',
    test: LINKS,
  },
  {
    control: 'inbox',
    what: 'a link brings any number of papers',
    file: 'domain/inbox/ways/queries.ts',
    from: "    .where((eb) => eb(eb('papers', '+', papers), '<=', most))\n",
    to: '',
    test: LINKS,
  },
  {
    control: 'inbox',
    what: 'whoever sends by a link learns what the company has',
    file: 'domain/inbox/ways/send-links.ts',
    from: "answer.outcome === 'refused' ? answer.sentence : null",
    to: "'sentence' in answer ? answer.sentence : null",
    test: LINKS,
  },
]
