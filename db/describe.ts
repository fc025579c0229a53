import type { Sql } from 'postgres'

type Column = {
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
  choices: string | null
}

// Ids keep their brand: which id stands in which column. Everything else follows from the catalogue.
const ID_TYPES: Readonly<Record<string, string>> = {
  'company.tenant_id': 'TenantId',
  'app_user.id': 'UserId',
  'counterparty.id': 'CounterpartyId',
  'trade_document.id': 'TradeDocumentId',
  'trade_document_draft.id': 'TradeDocumentId',
  'document.id': 'DocumentId',
  'warranty.id': 'WarrantyId',
  'received_document.id': 'ReceivedDocumentId',
  'received_document.original_id': 'ReceivedDocumentId',
  'received_document_line.document_id': 'ReceivedDocumentId',
  'received_statement.id': 'ReceivedStatementId',
  'received_statement.document_id': 'ReceivedDocumentId',
  'ledger_period.id': 'LedgerPeriodId',
  'opening_stock.id': 'OpeningStockId',
  'adjustment.id': 'AdjustmentId',
  'processing.id': 'ProcessingId',
  'audit_pack.id': 'AuditPackId',
  'audit_pack.requested_by': 'UserId',
  'audit_pack.replaces_id': 'AuditPackId',
  'audit_pack.released_by': 'UserId',
  'pack_schedule.id': 'PackScheduleId',
  'pack_download.id': 'PackDownloadId',
  'engagement.id': 'EngagementId',
  'governance_record.id': 'GovernanceRecordId',
  'audit_population.id': 'PopulationId',
  'audit_population.engagement_id': 'EngagementId',
  'audit_population_item.population_id': 'PopulationId',
  'audit_sample.id': 'SampleId',
  'audit_sample.population_id': 'PopulationId',
  'audit_sample_item.id': 'SampleItemId',
  'audit_sample_item.sample_id': 'SampleId',
  'audit_sample_item.population_id': 'PopulationId',
  'invitation.id': 'InvitationId',
  'api_token.id': 'ApiTokenId',
  'import.id': 'ImportId',
  'registration.id': 'RegistrationId',
  'counterparty_registration.id': 'CounterpartyRegistrationId',
  'publication.id': 'PublicationId',
  'notice.id': 'NoticeId',
  'inbox_item.id': 'InboxItemId',
  'kp_certificate.id': 'CertificateId',
  'kp_certificate_confirmation.id': 'ImportConfirmationId',
  'inbox_address.id': 'InboxAddressId',
  'send_link.id': 'SendLinkId',
  'chase.id': 'ChaseId',
  'chase_document.document_id': 'ReceivedDocumentId',
  'chase_message.id': 'ChaseMessageId',
  'chase_message.send_link_id': 'SendLinkId',
  'template.id': 'TemplateId',
  'template_preview.document_id': 'DocumentId',
  'template_preview.id': 'TemplatePreviewId',
  template_id: 'TemplateId',
  branding_id: 'TemplateId',
  'signing_key.id': 'SigningKeyId',
  'bulk_job.id': 'BulkJobId',
  'bulk_job.actor_id': 'UserId',
  'bulk_item.job_id': 'BulkJobId',
  'letter.id': 'LetterId',
  letter_id: 'LetterId',
  'letter.confirmation_id': 'ImportConfirmationId',
  signing_key_id: 'SigningKeyId',
  'saved_view.id': 'SavedViewId',
  'saved_view.owner_id': 'UserId',
  'platform_code.id': 'PlatformCodeId',
  'audit_finding.id': 'FindingId',
  'audit_finding_step.id': 'FindingStepId',
  'auditor_access.id': 'AccessId',
  finding_id: 'FindingId',
  engagement_id: 'EngagementId',
  raised_by: 'UserId',
  'event.id': 'EventId',
  'legal_hold.id': 'LegalHoldId',
  hold_id: 'LegalHoldId',
  'deletion.id': 'DeletionId',
  deletion_id: 'DeletionId',
  'exception.id': 'ExceptionId',
  exception_id: 'ExceptionId',
  'sanction.id': 'SanctionId',
  sanction_id: 'SanctionId',
  'sanction_message.id': 'SanctionMessageId',
  noticed_by: 'UserId',
  'sanction.confirmed_by': 'UserId',
  'sanction.decided_by': 'UserId',
  'sanction.lifted_by': 'UserId',
  tenant_id: 'TenantId',
  company_id: 'TenantId',
  user_id: 'UserId',
  counterparty_id: 'CounterpartyId',
  filed_as: 'ReceivedDocumentId',
  original_id: 'TradeDocumentId',
  superseded_by: 'TradeDocumentId',
  trade_document_id: 'TradeDocumentId',
  document_id: 'TradeDocumentId',
  original_received_id: 'ReceivedDocumentId',
  original_issued_id: 'TradeDocumentId',
  processing_id: 'ProcessingId',
  pack_id: 'AuditPackId',
  schedule_id: 'PackScheduleId',
  import_id: 'ImportId',
  certificate_id: 'CertificateId',
  publication_id: 'PublicationId',
  chase_id: 'ChaseId',
  drafted_by: 'UserId',
  approved_by: 'UserId',
}

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'integer[]': 'number[]',
  integer: 'number',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'Day',
  'timestamp with time zone': 'Date',
  jsonb: 'Json',
  bytea: 'Uint8Array',
  'bytea[]': 'Uint8Array[]',
}

/** The Kysely types of the migrated database, as the text of `db/schema.ts`. */
export async function describeTypes(sql: Sql): Promise<string> {
  const tables = Map.groupBy(await columns(sql), (column) => column.table)
  const bodies = [...tables].map(
    ([table, list]) => `  ${table}: {\n${list.map((c) => `    ${c.name}: ${typeOf(c)}`).join('\n')}\n  }`,
  )
  const used = [...new Set(bodies.join('\n').match(/\b[A-Z]\w+Id\b/g) ?? [])].sort()
  return [
    '// Generated from the migrated database by `node bin/briefke.js schema`; the integration tests compare it.',
    "import type { ColumnType, Generated } from 'kysely'",
    "import type { Day } from '../domain/kernel/calendar.ts'",
    `import type {\n${used.map((name) => `  ${name},`).join('\n')}\n} from '../domain/kernel/ids.ts'`,
    '',
    '/** Stored JSON is `unknown` until its zod schema has read it. */',
    'type Json = ColumnType<unknown, unknown, unknown>',
    '',
    'export type Schema = {',
    bodies.join('\n'),
    '}',
    '',
  ].join('\n')
}

function typeOf(column: Column): string {
  const base =
    column.choices ??
    ID_TYPES[`${column.table}.${column.name}`] ??
    (column.type === 'uuid' ? ID_TYPES[column.name] : undefined) ??
    TYPES[column.type] ??
    (column.type.startsWith('numeric') ? 'string' : undefined)
  if (!base) throw new Error(`no type for ${column.table}.${column.name}: ${column.type}`)
  const type = column.nullable ? `${base} | null` : base
  return column.defaulted ? `Generated<${type}>` : type
}

async function columns(sql: Sql): Promise<Column[]> {
  const rows = await sql<(Omit<Column, 'choices'> & { check: string | null })[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      a.atthasdef as defaulted,
      (select pg_get_constraintdef(k.oid) from pg_constraint k
       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as check
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relname <> 'schema_migration'
    order by c.relname, a.attnum`
  return rows.map(({ check, ...row }) => {
    const choices = [...(check ?? '').matchAll(/'([^']+)'::text/g)].map(([, choice]) => `'${choice}'`)
    return { ...row, choices: choices.length > 0 ? choices.join(' | ') : null }
  })
}

/** The migrated schema as reviewable text: columns, constraints, indexes, policies and grants of every table. */
export async function describeSchema(sql: Sql): Promise<string> {
  const rows = await sql<{ line: string }[]>`
    with t as (
      select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relkind = 'r'
    )
    select line from (
      select relname, 0 as part, '' as name, format(E'\ntable %s%s', relname,
        case when relforcerowsecurity and relrowsecurity then ' (row security forced)' else '' end) as line from t
      union all
      select relname, 1, lpad(a.attnum::text, 4, '0'), format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
      from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      union all
      select relname, 2, conname, format('  %s', pg_get_constraintdef(k.oid)) from t join pg_constraint k on k.conrelid = t.oid where k.contype <> 'n'
      union all
      select relname, 3, i.indexrelid::regclass::text, format('  %s', pg_get_indexdef(i.indexrelid)) from t join pg_index i on i.indrelid = t.oid
        where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      union all
      select relname, 4, p.polname, format('  policy %s %s for %s to %s using (%s)%s', p.polname,
        case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd, array_to_string(p.polroles::regrole[], ', '),
        coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))
      from t join pg_policy p on p.polrelid = t.oid
      union all
      select relname, 5, g.grantee || g.privilege_type, format('  grant %s to %s', lower(g.privilege_type), g.grantee)
      from t join information_schema.role_table_grants g on g.table_schema = 'public' and g.table_name = t.relname
      where g.grantee in ('briefke_app', 'briefke_system', 'briefke_queue', 'briefke_oversight', 'PUBLIC')
      union all
      select relname, 6, g.grantee || g.privilege_type, format('  grant %s (%s) to %s', lower(g.privilege_type), string_agg(g.column_name, ', ' order by g.column_name collate "C"), g.grantee)
      from t join information_schema.column_privileges g on g.table_schema = 'public' and g.table_name = t.relname
      where g.grantee in ('briefke_app', 'briefke_system', 'briefke_queue', 'briefke_oversight', 'PUBLIC')
        and not exists (select from information_schema.role_table_grants w where w.table_schema = 'public' and w.table_name = t.relname
          and w.grantee = g.grantee and w.privilege_type = g.privilege_type)
      group by relname, g.grantee, g.privilege_type
      union all
      select relname, 7, g.tgname, format('  %s: %s', pg_get_triggerdef(g.oid), regexp_replace(p.prosrc, '\\s+', ' ', 'g'))
      from t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal join pg_proc p on p.oid = g.tgfoid
    ) as lines order by relname collate "C", part, name collate "C", line collate "C"`
  return `-- Generated from the migrated database by \`node bin/briefke.js schema\`; the integration tests compare it.\n${rows.map((row) => row.line).join('\n')}\n`
}
