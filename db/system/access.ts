type Reason = { readonly table: string; readonly why: string }

/** Every tenant table that is opened to the system role, and why; the isolation suite compares it with the catalogue. */
export const systemAccess: readonly Reason[] = [
  { table: 'company', why: 'the association onboards companies and sets their state; a log-in lists whose they are' },
  { table: 'company_state_change', why: 'who changed a company’s state, when and why, is written by the association' },
  {
    table: 'stored_file',
    why: 'the evidence of a company’s registration and the papers of its answers, and no other file, are the association’s',
  },
  { table: 'registration', why: 'the association records registrations and watches their expiry' },
  { table: 'membership', why: 'a log-in finds a person’s companies; accepting an invitation makes a member' },
  { table: 'engagement', why: 'a log-in finds an auditor’s companies; accepting an invitation makes an engagement' },
  { table: 'invitation', why: 'a link is accepted before anybody is logged in; the worker mails it' },
  { table: 'api_token', why: 'a token says which company it is for, so it is looked up before the company is known' },
  {
    table: 'trade_document',
    why: 'public verification by code: number, date, carats and status; never prices or buyer',
  },
  { table: 'warranty', why: 'public verification by code: the statement’s edition and words' },
  { table: 'verification_code', why: 'public verification starts from the hash of the code alone' },
  {
    table: 'document',
    why: 'the sweep finds documents that wait for their PDF or its signature; verification gives the PDF’s hash',
  },
  { table: 'letter', why: 'public verification by code: which letter, its number and day; never what it says' },
  {
    table: 'evidence_head',
    why: 'the sweep finds logs with entries under no checkpoint, and forked ones: how many entries, never what they say',
  },
  { table: 'signing_key', why: 'the sweep finds companies that have no key yet; never a key' },
  {
    table: 'exception_due',
    why: 'the sweep finds companies with something to judge; a registration that the association records is noted there',
  },
  {
    table: 'pack_schedule',
    why: 'the sweep finds schedules that are due, have something to remind of, or look at their packs again',
  },
  { table: 'chase', why: 'the sweep finds chases whose reminder is due: which one and when, never of whom' },
  { table: 'chase_message', why: 'the sweep finds messages to suppliers that wait to be mailed; never their words' },
  { table: 'audit_finding_step', why: 'the sweep finds steps of findings that wait to be mailed; never their words' },
  {
    table: 'audit_pack',
    why: 'the sweep finds packs that wait to be built; the association sees when they were due and released, never what is in them',
  },
  {
    table: 'bulk_job',
    why: 'the sweep finds jobs that nobody works at: which and since when, never of which documents',
  },
  { table: 'deletion', why: 'the sweep finds deletions that two people agreed on and nobody carries out' },
  {
    table: 'deletion_item',
    why: 'public verification by code: that a document’s content was deleted, when and under which rule; never what went',
  },
  {
    table: 'trade_document_draft',
    why: 'the association sees how many open drafts a new wording touches: type, date and goods; never price or partner',
  },
  {
    table: 'notice',
    why: 'publishing tells every company of the scheme; the sweep finds notices that wait to be mailed',
  },
  {
    table: 'inbox_item',
    why: 'the sweep finds papers that wait to be read: whose and since when, nothing of what they say',
  },
  {
    table: 'inbox_address',
    why: 'mail says to which address it goes, so that is looked up before the company is known',
  },
  { table: 'send_link', why: 'a supplier without an account opens a link before any company is known' },
  { table: 'platform_code', why: 'handing a document over finds the company that a code is of; hashes only' },
  {
    table: 'platform_partner',
    why: 'handing over needs that both companies have named each other; hashes and ids only',
  },
  { table: 'hand_over', why: 'the sweep finds documents that wait to be handed over, and delivering settles them' },
  {
    table: 'sanction',
    why: 'the association gives notice, reads the answer and decides; never the company’s words to write',
  },
  {
    table: 'sanction_message',
    why: 'what the company is told of it: the sweep finds what waits to be logged and mailed',
  },
  { table: 'member_month', why: 'the sweep finds companies whose month is not counted: that a row is there, no count' },
]

/** The functions that run as their owner, which must be the role for adding up, and the tables that role may read. */
export const addingUp = {
  functions: ['oversight.publish(date)'],
  tables: ['member_month', 'member_month_rule'],
} as const

/** Every table that belongs to no company, and why. */
export const globalTables: readonly Reason[] = [
  { table: 'app_user', why: 'one person can belong to several companies' },
  { table: 'user_session', why: 'a session belongs to a person' },
  { table: 'second_factor', why: 'a second factor belongs to a person; its seed is encrypted' },
  { table: 'recovery_code', why: 'a person’s way in without his phone: hashes' },
  { table: 'second_factor_removal', why: 'who took a person’s second factor off, why, and whether he was told' },
  { table: 'login_attempt', why: 'throttling comes before anybody is known' },
  { table: 'association_token', why: 'the association is no company' },
  { table: 'association_request', why: 'the association is no company' },
  { table: 'scheme', why: 'reference data, the same for all' },
  { table: 'statement', why: 'reference data, the same for all' },
  { table: 'statement_pack', why: 'reference data, the same for all' },
  { table: 'scheme_release', why: 'reference data, the same for all' },
  { table: 'library_state', why: 'tells that the reference data moved on' },
  { table: 'publication', why: 'what the association publishes is the same for all' },
  { table: 'schema_migration', why: 'names of migrations' },
  { table: 'signing_authority', why: 'one authority signs all companies’ certificates; its key is wrapped' },
  { table: 'print_key', why: 'one key signs what every printed code says; it is wrapped' },
  { table: 'log_key', why: 'one key signs the heads of all companies’ logs; it is wrapped' },
  {
    table: 'association_leaf',
    why: 'the log of all companies’ checkpoints: salted hashes, of which nobody can tell whose they are',
  },
  { table: 'association_checkpoint', why: 'heads of that log' },
  { table: 'witness_state', why: 'when the copies outside the database were last written' },
  { table: 'house_template', why: 'what ships for all to begin with' },
  { table: 'oversight_quarter', why: 'which quarters are published' },
  { table: 'oversight_cell', why: 'sums over five companies at least, which are the association’s to see' },
  { table: 'worker_state', why: 'workers serve all companies' },
  { table: 'printing_minute', why: 'how many pages all workers printed: numbers only' },
  { table: 'browser_restart', why: 'browsers print for all companies' },
  { table: 'job_incident', why: 'operators look after all companies’ jobs' },
]
