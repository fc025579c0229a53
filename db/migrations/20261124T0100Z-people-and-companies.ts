import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/**
 * People are global (one person can belong to several companies); what they may do is a tenant's row.
 * The association works through the system role, which sees companies and registrations and no trade.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app_user (
      id uuid primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      password_hash text not null,
      association_admin boolean not null default false,
      state text not null default 'active' check (state in ('active', 'suspended')),
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table user_session (
      id_hash text primary key,
      user_id uuid not null references app_user (id),
      company_id uuid,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db)
  await sql`create index on user_session (user_id)`.execute(db)
  await sql`
    create table login_attempt (
      id uuid primary key,
      account_hash text not null,
      network text not null,
      attempted_at timestamptz not null,
      succeeded boolean not null
    )`.execute(db)
  await sql`create index on login_attempt (network, attempted_at)`.execute(db)
  await sql`create index on login_attempt (account_hash, attempted_at)`.execute(db)
  await sql`
    create table association_token (
      id uuid primary key,
      user_id uuid not null references app_user (id),
      name text not null,
      token_hash text not null unique,
      scopes text[] not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      revoked_at timestamptz
    )`.execute(db)
  await sql`
    create table association_request (
      user_id uuid not null references app_user (id),
      key_hash text not null,
      request_hash text not null,
      status integer,
      body jsonb,
      headers jsonb,
      created_at timestamptz not null default now(),
      primary key (user_id, key_hash)
    )`.execute(db)
  for (const table of ['app_user', 'user_session', 'login_attempt', 'association_token', 'association_request'])
    await sql`grant select, insert, update, delete on ${sql.table(table)} to briefke_system`.execute(db)

  await sql`
    create table company (
      tenant_id uuid primary key,
      legal_name text not null,
      trade_name text,
      country text not null check (country ~ '^[A-Z]{2}$'),
      address text not null default '',
      registration_number text not null,
      tax_number text,
      bourse_memberships text[] not null default '{}',
      segment text not null,
      time_zone text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      fiscal_year_start integer not null check (fiscal_year_start between 1 and 12),
      paper text not null default 'A4' check (paper in ('A4', 'Letter')),
      state text not null check (state in ('applied', 'verified', 'active', 'suspended')),
      created_at timestamptz not null default now()
    )`.execute(db)
  await isolateByTenant(db, 'company', {
    update: ['trade_name', 'address', 'tax_number', 'bourse_memberships', 'time_zone', 'paper'],
  })
  const profile = [
    'tenant_id',
    'legal_name',
    'trade_name',
    'country',
    'address',
    'registration_number',
    'tax_number',
    'bourse_memberships',
    'segment',
    'time_zone',
    'currency',
    'fiscal_year_start',
    'paper',
    'state',
    'created_at',
  ]
  await openToSystem(db, 'company', { select: profile, insert: profile, update: ['state'] })
  await sql`create index on company (lower(legal_name) text_pattern_ops)`.execute(db)

  await sql`
    create table company_state_change (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      from_state text,
      to_state text not null check (to_state in ('applied', 'verified', 'active', 'suspended')),
      reason text not null,
      changed_by uuid not null,
      changed_by_name text not null,
      changed_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'company_state_change')
  const change = ['tenant_id', 'id', 'from_state', 'to_state', 'reason', 'changed_by', 'changed_by_name', 'changed_at']
  await openToSystem(db, 'company_state_change', { select: change, insert: change })

  await sql`
    create table stored_file (
      tenant_id uuid not null references company (tenant_id),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      purpose text not null check (purpose in ('sow-evidence', 'received-warranty', 'import', 'document', 'audit-pack')),
      name text not null,
      media_type text not null,
      bytes bigint not null check (bytes >= 0),
      stored_by text not null,
      stored_at timestamptz not null,
      primary key (tenant_id, sha256, purpose)
    )`.execute(db)
  await isolateByTenant(db, 'stored_file')
  const file = ['tenant_id', 'sha256', 'purpose', 'name', 'media_type', 'bytes', 'stored_by', 'stored_at']
  await openToSystem(db, 'stored_file', { select: file, insert: file, where: `purpose = 'sow-evidence'` })

  await sql`
    create table sow_registration (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      scheme text not null,
      number text not null,
      valid_from date not null,
      valid_to date not null check (valid_to >= valid_from),
      evidence_sha256 text,
      recorded_by_name text not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'sow_registration')
  const registration = [
    'tenant_id',
    'id',
    'scheme',
    'number',
    'valid_from',
    'valid_to',
    'evidence_sha256',
    'recorded_by_name',
    'recorded_at',
  ]
  await openToSystem(db, 'sow_registration', { select: registration, insert: registration })

  await sql`
    create table membership (
      tenant_id uuid not null references company (tenant_id),
      user_id uuid not null references app_user (id),
      name text not null,
      email text not null,
      role text not null check (role in ('owner', 'compliance', 'dealer', 'viewer')),
      state text not null default 'active' check (state in ('active', 'suspended')),
      joined_at timestamptz not null,
      primary key (tenant_id, user_id)
    )`.execute(db)
  await isolateByTenant(db, 'membership', { update: ['role', 'state'] })
  const member = ['tenant_id', 'user_id', 'name', 'email', 'role', 'state', 'joined_at']
  await openToSystem(db, 'membership', { select: member, insert: member })

  await sql`
    create table engagement (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      user_id uuid not null references app_user (id),
      auditor_name text not null,
      auditor_email text not null,
      firm text not null,
      period_from date not null,
      period_to date not null check (period_to >= period_from),
      expires_at timestamptz not null,
      ended_at timestamptz,
      created_at timestamptz not null,
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'engagement', { update: ['ended_at'] })
  const engaged = [
    'tenant_id',
    'id',
    'user_id',
    'auditor_name',
    'auditor_email',
    'firm',
    'period_from',
    'period_to',
    'expires_at',
    'ended_at',
    'created_at',
  ]
  await openToSystem(db, 'engagement', { select: engaged, insert: engaged })

  await sql`
    create table invitation (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      email text not null check (email = lower(email)),
      role text not null check (role in ('owner', 'compliance', 'dealer', 'viewer', 'auditor')),
      firm text,
      period_from date,
      period_to date,
      engagement_expires_at timestamptz,
      token_hash text not null,
      invited_by_name text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      mail_state text not null default 'queued' check (mail_state in ('queued', 'sent')),
      primary key (tenant_id, id),
      check (role <> 'auditor' or (period_from is not null and period_to is not null and engagement_expires_at is not null))
    )`.execute(db)
  await isolateByTenant(db, 'invitation', { update: ['revoked_at'] })
  const invited = [
    'tenant_id',
    'id',
    'email',
    'role',
    'firm',
    'period_from',
    'period_to',
    'engagement_expires_at',
    'token_hash',
    'invited_by_name',
    'created_at',
    'expires_at',
    'used_at',
    'revoked_at',
    'mail_state',
  ]
  await openToSystem(db, 'invitation', { select: invited, insert: invited, update: ['used_at', 'mail_state'] })
  await sql`create index on invitation (token_hash)`.execute(db)
}
