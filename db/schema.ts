// Generated from the migrated database by `node bin/briefke.js schema`; the integration tests compare it.
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../domain/kernel/calendar.ts'
import type {
  AccessId,
  AdjustmentId,
  ApiTokenId,
  AuditPackId,
  BulkJobId,
  CertificateId,
  ChaseId,
  ChaseMessageId,
  CounterpartyId,
  CounterpartyRegistrationId,
  DeletionId,
  DocumentId,
  EngagementId,
  EventId,
  ExceptionId,
  FindingId,
  FindingStepId,
  GovernanceRecordId,
  ImportConfirmationId,
  ImportId,
  InboxAddressId,
  InboxItemId,
  InvitationId,
  LedgerPeriodId,
  LegalHoldId,
  LetterId,
  NoticeId,
  OpeningStockId,
  PackDownloadId,
  PackScheduleId,
  PlatformCodeId,
  PopulationId,
  ProcessingId,
  PublicationId,
  ReceivedDocumentId,
  ReceivedStatementId,
  RegistrationId,
  SampleId,
  SampleItemId,
  SanctionId,
  SanctionMessageId,
  SavedViewId,
  SendLinkId,
  SigningKeyId,
  TemplateId,
  TemplatePreviewId,
  TenantId,
  TradeDocumentId,
  UserId,
  WarrantyId,
} from '../domain/kernel/ids.ts'

/** Stored JSON is `unknown` until its zod schema has read it. */
type Json = ColumnType<unknown, unknown, unknown>

export type Schema = {
  adjustment: {
    tenant_id: Generated<TenantId>
    id: AdjustmentId
    scheme: string
    goods_class: string
    day: Day
    carats: string
    warranted: string
    reason: string
    file_sha256: string | null
    proposed_by: string
    proposed_by_name: string
    proposed_at: Date
    status: Generated<'proposed' | 'approved' | 'refused'>
    decided_by: string | null
    decided_by_name: string | null
    decided_at: Date | null
    decision_note: string | null
  }
  api_request: {
    tenant_id: Generated<TenantId>
    user_id: UserId
    key_hash: string
    request_hash: string
    status: number | null
    body: Json | null
    headers: Json | null
    created_at: Generated<Date>
    attempt: string | null
    took_effect: Generated<boolean>
    ended_without_answer: Generated<boolean>
  }
  api_token: {
    tenant_id: Generated<TenantId>
    id: ApiTokenId
    user_id: UserId
    name: string
    token_hash: string
    scopes: string[]
    expires_at: Date
    created_at: Date
    last_used_at: Date | null
    revoked_at: Date | null
  }
  app_user: {
    id: UserId
    email: string
    name: string
    password_hash: string
    association_admin: Generated<boolean>
    state: Generated<'active' | 'suspended'>
    created_at: Generated<Date>
  }
  association_checkpoint: {
    origin: string
    size: bigint
    note: string
    signed_at: Date
    peaks: Uint8Array[]
  }
  association_leaf: {
    index: bigint
    hash: Uint8Array
    added_at: Date
  }
  association_request: {
    user_id: UserId
    key_hash: string
    request_hash: string
    status: number | null
    body: Json | null
    headers: Json | null
    created_at: Generated<Date>
    attempt: string | null
    ended_without_answer: Generated<boolean>
  }
  association_token: {
    id: string
    user_id: UserId
    name: string
    token_hash: string
    scopes: string[]
    expires_at: Date
    created_at: Generated<Date>
    last_used_at: Date | null
    revoked_at: Date | null
  }
  audit_finding: {
    tenant_id: Generated<TenantId>
    id: FindingId
    engagement_id: EngagementId
    seq: number
    severity: 'critical' | 'major' | 'minor' | 'observation'
    title: string
    found: string
    criterion: string
    subject_kind: string | null
    subject_id: string | null
    subject_number: string | null
    sample_item_id: string | null
    raised_by: UserId | null
    raised_by_name: string
    raised_at: Date
    answer_by: Day
    state: Generated<'open' | 'answered' | 'sent-back' | 'closed'>
    response: 'agree' | 'partly' | 'disagree' | null
    response_text: string | null
    corrective_action: string | null
    due_on: Day | null
    responsible: string | null
    answered_by_name: string | null
    answered_at: Date | null
    closed_by_name: string | null
    closed_at: Date | null
    close_reason: string | null
  }
  audit_finding_step: {
    tenant_id: Generated<TenantId>
    id: FindingStepId
    finding_id: FindingId
    what: 'raised' | 'answered' | 'sent-back' | 'closed'
    by_name: string
    at: Date
    details: Json
    mail_state: Generated<'queued' | 'sent'>
  }
  audit_pack: {
    tenant_id: Generated<TenantId>
    id: AuditPackId
    scheme: string
    period_kind: 'month' | 'quarter' | 'half' | 'fiscal-year'
    period_from: Day
    period_to: Day
    label: string
    schedule_id: PackScheduleId | null
    status: Generated<'queued' | 'building' | 'ready' | 'failed'>
    step: string | null
    done: Generated<number>
    total: Generated<number>
    failure: string | null
    documents: number | null
    sha256: string | null
    bytes: bigint | null
    requested_by_name: string
    requested_at: Date
    finished_at: Date | null
    contents: Json | null
    started_at: Date | null
    checkpoint: string | null
    previous_checkpoint: string | null
    requested_by: UserId | null
    release_due_on: Day | null
    released_at: Date | null
    released_by: UserId | null
    released_by_name: string | null
    release_reason: string | null
    replaces_id: AuditPackId | null
    replaces_because: string | null
    purpose: Generated<string>
    redacted: Generated<boolean>
    volume_megabytes: number | null
  }
  audit_pack_volume: {
    tenant_id: Generated<TenantId>
    pack_id: AuditPackId
    number: number
    sha256: string
    bytes: bigint
  }
  audit_population: {
    tenant_id: Generated<TenantId>
    id: PopulationId
    engagement_id: EngagementId
    of: 'issued' | 'received' | 'certificates'
    period_from: Day
    period_to: Day
    items: number
    sha256: string
    frozen_by_name: string
    frozen_at: Date
  }
  audit_population_item: {
    tenant_id: Generated<TenantId>
    population_id: PopulationId
    position: number
    subject_id: string
    document_type: string
    number: string
    day: Day
    partner: string
    carats: string
    unit: string
    currency: string | null
    minor: bigint | null
    state: string
  }
  audit_sample: {
    tenant_id: Generated<TenantId>
    id: SampleId
    population_id: PopulationId
    question: string
    plan: Json
    measure: string | null
    drawn: number
    drawn_by_name: string
    drawn_at: Date
  }
  audit_sample_item: {
    tenant_id: Generated<TenantId>
    id: SampleItemId
    sample_id: SampleId
    population_id: PopulationId
    position: number
    reason: 'drawn' | 'complete' | 'top' | 'targeted' | 'replacement'
    hits: number
    replaces: number | null
    result: 'conforms' | 'deviates' | 'missing' | 'not-applicable' | null
    note: string | null
    audited: bigint | null
    decided_by_name: string | null
    decided_at: Date | null
  }
  auditor_access: {
    tenant_id: Generated<TenantId>
    id: AccessId
    engagement_id: EngagementId
    at: Date
    what: 'viewed' | 'downloaded'
    path: string
    object_kind: string | null
    object_id: string | null
    label: string | null
  }
  browser_restart: {
    id: string
    worker_id: string
    reason: 'too-much-memory' | 'too-slow' | 'went-away' | 'worn' | 'old'
    happened_at: Date
  }
  bulk_item: {
    tenant_id: Generated<TenantId>
    job_id: BulkJobId
    position: number
    document_id: TradeDocumentId
    state: Generated<'waiting' | 'done' | 'refused'>
    number: string | null
    sentence: string | null
    tries: Generated<number>
  }
  bulk_job: {
    tenant_id: Generated<TenantId>
    id: BulkJobId
    kind: 'issue' | 'send' | 'download'
    status: Generated<'queued' | 'running' | 'paused' | 'cancelled' | 'failed' | 'done'>
    total: number
    done: Generated<number>
    refused: Generated<number>
    failure: string | null
    actor_id: UserId
    asked_by_name: string
    asked_at: Date
    turns: Generated<number>
    lease: string | null
    leased_until: Date | null
    started_at: Date | null
    started_from: Generated<number>
    finished_at: Date | null
  }
  certificate_use: {
    tenant_id: Generated<TenantId>
    number_key: string
    side: 'issued' | 'received'
    used_in: string
    position: number
    named: number
  }
  chase: {
    tenant_id: Generated<TenantId>
    id: ChaseId
    counterparty_id: CounterpartyId
    started_by: string | null
    started_by_name: string
    started_at: Date
    due_at: Date
    reminders: Generated<number>
    stopped_at: Date | null
    stop_reason: 'complete' | 'stopped' | 'unanswered' | null
    stopped_by_name: string | null
  }
  chase_document: {
    tenant_id: Generated<TenantId>
    chase_id: ChaseId
    document_id: ReceivedDocumentId
    added_at: Date
  }
  chase_message: {
    tenant_id: Generated<TenantId>
    id: ChaseMessageId
    chase_id: ChaseId
    kind: 'request' | 'reminder'
    to_address: string
    subject: string
    body: string
    document_ids: string[]
    asked_by_name: string
    asked_at: Date
    mail_state: Generated<'queued' | 'sent' | 'not-needed'>
    sent_at: Date | null
    send_link_id: SendLinkId | null
  }
  company: {
    tenant_id: Generated<TenantId>
    legal_name: string
    trade_name: string | null
    country: string
    address: Generated<string>
    registration_number: string
    tax_number: string | null
    bourse_memberships: Generated<string[]>
    segment: string
    time_zone: string
    currency: string
    fiscal_year_start: number
    paper: Generated<'A4' | 'Letter'>
    state: 'applied' | 'verified' | 'active' | 'suspended' | 'expelled'
    created_at: Generated<Date>
    back_dating_days: Generated<number>
    schemes: Generated<string[]>
    forbid_unsupported: Generated<boolean>
    chase_after_days: Generated<number>
    language: Generated<string>
    requires_second_factor: Generated<boolean>
  }
  company_state_change: {
    tenant_id: Generated<TenantId>
    id: string
    from_state: string | null
    to_state: 'applied' | 'verified' | 'active' | 'suspended' | 'expelled'
    reason: string
    changed_by: string
    changed_by_name: string
    changed_at: Date
  }
  counterparty: {
    tenant_id: Generated<TenantId>
    id: CounterpartyId
    name: string
    roles: string[]
    country: string
    address: Generated<string>
    tax_number: string | null
    email: string | null
    archived_at: Date | null
    created_at: Date
    updated_at: Date
    blocked_from: Day | null
    blocked_reason: string | null
    blocked_by_name: string | null
    language: string | null
  }
  counterparty_registration: {
    tenant_id: Generated<TenantId>
    id: CounterpartyRegistrationId
    counterparty_id: CounterpartyId
    scheme: string
    number: string | null
    valid_from: Day | null
    valid_to: Day | null
    checked_on: Day | null
    checked_by_name: string
    seen: string
    evidence_sha256: string | null
    recorded_at: Date
  }
  deletion: {
    tenant_id: Generated<TenantId>
    id: DeletionId
    status: Generated<'proposed' | 'approved' | 'refused' | 'done'>
    items: number
    proposed_by: string
    proposed_by_name: string
    proposed_at: Date
    decided_by: string | null
    decided_by_name: string | null
    decided_at: Date | null
    decision_note: string | null
    finished_at: Date | null
  }
  deletion_item: {
    tenant_id: Generated<TenantId>
    deletion_id: DeletionId
    kind: 'issued' | 'received' | 'certificate' | 'letter' | 'pack'
    record_id: string
    number: string
    day: Day
    kept_until: Day
    rule: string
    state: Generated<'waiting' | 'emptied' | 'done' | 'kept'>
    sentence: string | null
    content_sha256: string | null
    files: Generated<string[]>
    emptied_at: Date | null
  }
  document: {
    tenant_id: Generated<TenantId>
    id: DocumentId
    trade_document_id: TradeDocumentId | null
    kind: 'trade-document' | 'warranty-statement' | 'declaration' | 'supplementary-letter' | 'letter'
    paper: 'A4' | 'Letter'
    status: Generated<'queued' | 'rendered' | 'failed'>
    requested_at: Date
    attempts: Generated<number>
    failure: string | null
    template_version: string | null
    input_sha256: string | null
    sandbox: string | null
    sha256: string | null
    bytes: bigint | null
    pages: number | null
    rendered_at: Date | null
    warranty_id: string | null
    signature: Generated<'none' | 'awaited' | 'signed'>
    signed_at: Date | null
    signing_key_id: SigningKeyId | null
    unsigned_sha256: string | null
    template_id: TemplateId | null
    branding_id: TemplateId | null
    letter_id: LetterId | null
  }
  engagement: {
    tenant_id: Generated<TenantId>
    id: EngagementId
    user_id: UserId
    auditor_name: string
    auditor_email: string
    firm: string
    period_from: Day
    period_to: Day
    expires_at: Date
    ended_at: Date | null
    created_at: Date
  }
  event: {
    tenant_id: Generated<TenantId>
    id: EventId
    happened_at: Date
    actor_kind: string
    actor_id: string | null
    actor_name: string
    verb: string
    object_kind: string
    object_id: string
    details: Generated<Json>
    seq: bigint
    record: string
    leaf_hash: Uint8Array
    actor_salt: Uint8Array | null
    details_salt: Uint8Array | null
  }
  evidence_checkpoint: {
    tenant_id: Generated<TenantId>
    origin: string
    size: bigint
    root: Uint8Array
    note: string
    salt: Uint8Array
    signed_at: Date
    association_index: bigint | null
  }
  evidence_head: {
    tenant_id: Generated<TenantId>
    size: bigint
    generation: Generated<number>
    sealed_size: Generated<bigint>
    sealed_at: Date | null
    forked_at: Date | null
    fork: string | null
  }
  evidence_node: {
    tenant_id: Generated<TenantId>
    level: number
    index: bigint
    hash: Uint8Array
  }
  exception: {
    tenant_id: Generated<TenantId>
    id: ExceptionId
    rule: string
    scope_kind: 'issued' | 'received' | 'certificate' | 'balance' | 'processing'
    scope_id: string
    about: string
    subject: string
    subject_day: Day
    severity: 'block' | 'warn' | 'info'
    sentence: string
    mend: string
    figures: Json
    state: Generated<'open' | 'closed' | 'waived'>
    owner_role: 'owner' | 'compliance' | 'dealer'
    owner_id: string | null
    owner_name: string | null
    due_on: Day
    corrective_action: string | null
    opened_at: Date
    closed_at: Date | null
    waived_at: Date | null
    waived_by_name: string | null
    waive_reason: string | null
  }
  exception_due: {
    tenant_id: Generated<TenantId>
    id: Generated<string>
    scope_kind: string
    scope_id: string
    due_at: Generated<Date>
  }
  exception_event: {
    tenant_id: Generated<TenantId>
    id: string
    exception_id: ExceptionId
    what: 'opened' | 'changed' | 'closed' | 'reopened' | 'assigned' | 'noted' | 'waived' | 'waiver-ended'
    by_name: string
    happened_at: Date
    details: Json
  }
  governance_record: {
    tenant_id: Generated<TenantId>
    id: GovernanceRecordId
    kind: 'self-assessment' | 'policy' | 'licence' | 'membership' | 'appointment' | 'training'
    title: string
    day: Day
    year: number
    people: string | null
    note: string | null
    file_sha256: string | null
    recorded_by_name: string
    recorded_at: Date
    withdrawn_at: Date | null
    withdrawn_by_name: string | null
    withdraw_reason: string | null
  }
  hand_over: {
    tenant_id: Generated<TenantId>
    trade_document_id: TradeDocumentId
    counterparty_id: CounterpartyId
    status: Generated<'queued' | 'delivered' | 'nobody'>
    asked_at: Date
    settled_at: Date | null
  }
  house_template: {
    name: string
    body: string
    css: string
    dictionary: Json
  }
  import: {
    tenant_id: Generated<TenantId>
    id: ImportId
    kind: 'issued' | 'received' | 'counterparties' | 'certificates' | 'opening-stock'
    file_name: string
    file_sha256: string
    row_count: number
    error_count: number
    report: Json
    status: 'mapping' | 'refused' | 'checked' | 'applied'
    created_by: string | null
    created_by_name: string
    created_at: Date
    applied_at: Date | null
    mapping: Json | null
  }
  import_mapping: {
    tenant_id: Generated<TenantId>
    kind: 'issued' | 'received' | 'counterparties' | 'certificates' | 'opening-stock'
    heads_sha256: string
    mapping: Json
    said_by_name: string
    said_at: Date
  }
  inbox_address: {
    tenant_id: Generated<TenantId>
    id: InboxAddressId
    address_hash: string
    made_by_name: string
    made_at: Date
    retired_by_name: string | null
    retired_at: Date | null
  }
  inbox_item: {
    tenant_id: Generated<TenantId>
    id: InboxItemId
    source: 'upload' | 'mail' | 'link' | 'platform'
    sender: string
    counterparty_id: CounterpartyId | null
    file_name: string | null
    media_type: string | null
    bytes: bigint | null
    sha256: string | null
    handed: Json | null
    received_at: Date
    status: Generated<'reading' | 'waiting' | 'filed' | 'discarded'>
    attempts: Generated<number>
    reading: Json | null
    read_number: string | null
    read_party: string | null
    filed_as: ReceivedDocumentId | null
    decided_by: string | null
    decided_by_name: string | null
    decided_at: Date | null
    discard_reason: string | null
  }
  invitation: {
    tenant_id: Generated<TenantId>
    id: InvitationId
    email: string
    role: 'owner' | 'compliance' | 'dealer' | 'viewer' | 'auditor'
    firm: string | null
    period_from: Day | null
    period_to: Day | null
    engagement_expires_at: Date | null
    token_hash: string
    invited_by_name: string
    created_at: Date
    expires_at: Date
    used_at: Date | null
    revoked_at: Date | null
    mail_state: Generated<'queued' | 'sent'>
  }
  job_incident: {
    id: string
    job_name: string
    job_id: string
    reason: string
    happened_at: Date
  }
  kp_certificate: {
    tenant_id: Generated<TenantId>
    id: CertificateId
    direction: 'received' | 'issued'
    number: string
    number_key: string
    issuer: string
    bears_statement: boolean
    issued_on: Day
    expires_on: Day
    authority: string
    exporter: string
    importer: string
    importer_country: string
    mixed_origin: boolean
    origins_starred: boolean
    origin_countries: string[]
    carats: string
    value_minor: bigint
    parcel_count: number
    validated_on: Day
    seal_numbers: string[]
    shipped_on: Day | null
    imported_on: Day | null
    counts_on: Day
    further: Json
    note: string | null
    file_sha256: string | null
    status: Generated<'recorded' | 'withdrawn'>
    recorded_by: string | null
    recorded_by_name: string
    recorded_at: Date
    withdrawn_at: Date | null
    withdrawn_by_name: string | null
    withdraw_reason: string | null
  }
  kp_certificate_confirmation: {
    tenant_id: Generated<TenantId>
    id: ImportConfirmationId
    certificate_id: CertificateId
    sent_on: Day
    sent_to: string
    signatory: string
    letter: string
    note: string | null
    recorded_by: string | null
    recorded_by_name: string
    recorded_at: Date
  }
  kp_certificate_line: {
    tenant_id: Generated<TenantId>
    certificate_id: CertificateId
    position: number
    hs_code: string
    carats: string
    value_minor: bigint
    country_of_mining: string | null
  }
  kp_certificate_predecessor: {
    tenant_id: Generated<TenantId>
    certificate_id: CertificateId
    position: number
    number: string
    number_key: string
  }
  ledger_balance: {
    tenant_id: Generated<TenantId>
    scheme: string
    goods_class: string
    month: Day
    bucket: string
    carats: string
    warranted: string
  }
  ledger_entry: {
    tenant_id: Generated<TenantId>
    source_id: string
    position: number
    leg: Generated<number>
    source_kind: 'issued' | 'received' | 'processing' | 'opening' | 'adjustment'
    scheme: string
    goods_class: string
    day: Day
    document_day: Day
    bucket: 'opening' | 'received' | 'produced' | 'returns-in' | 'adjustments' | 'issued' | 'returns-out' | 'consumed'
    carats: string
    warranted: string
    abroad: boolean | null
    value_minor: bigint | null
    currency: string | null
    entered_at: Generated<Date>
  }
  ledger_period: {
    tenant_id: Generated<TenantId>
    id: LedgerPeriodId
    from_day: Day
    to_day: Day
    figures: Json
    closed_by: string | null
    closed_by_name: string
    closed_at: Date
  }
  legal_hold: {
    tenant_id: Generated<TenantId>
    id: LegalHoldId
    name: string
    reason: string
    from_day: Day
    covers: 'everything' | 'counterparty' | 'period' | 'records'
    counterparty_id: CounterpartyId | null
    period_from: Day | null
    period_to: Day | null
    set_by: string
    set_by_name: string
    set_at: Date
    lifted_by: string | null
    lifted_by_name: string | null
    lifted_at: Date | null
    lift_reason: string | null
  }
  legal_hold_record: {
    tenant_id: Generated<TenantId>
    hold_id: LegalHoldId
    kind: 'issued' | 'received' | 'certificate' | 'letter' | 'pack'
    record_id: string
    number: string
  }
  letter: {
    tenant_id: Generated<TenantId>
    id: LetterId
    kind: 'import-confirmation' | 'warranty-account' | 'auditor-certificate'
    number: string
    day: Day
    content: Json
    carats: string
    unit: string
    counterparty_id: CounterpartyId | null
    confirmation_id: ImportConfirmationId | null
    code_hash: string
    written_by: string | null
    written_by_name: string
    written_at: Date
    engagement_id: EngagementId | null
    withdrawn_at: Date | null
    withdrawn_by_name: string | null
    withdraw_reason: string | null
  }
  library_state: {
    one: Generated<boolean>
    revision: bigint
  }
  log_key: {
    id: string
    public_key: Uint8Array
    wrapped_key: Uint8Array
    made_at: Date
    retired_at: Date | null
  }
  login_attempt: {
    id: string
    account_hash: string
    network: string
    attempted_at: Date
    succeeded: boolean
  }
  member_month: {
    tenant_id: Generated<TenantId>
    month: Day
    segment: string
    issued: number
    warranted: number
    received: number
    covered: number
    counted_at: Date
  }
  member_month_rule: {
    tenant_id: Generated<TenantId>
    month: Day
    rule: string
    family: string
    found: number
    mended: number
  }
  membership: {
    tenant_id: Generated<TenantId>
    user_id: UserId
    name: string
    email: string
    role: 'owner' | 'compliance' | 'dealer' | 'viewer'
    state: Generated<'active' | 'suspended'>
    joined_at: Date
  }
  notice: {
    tenant_id: Generated<TenantId>
    id: NoticeId
    kind: 'publication' | 'period-ends' | 'release-due'
    publication_id: PublicationId | null
    title: string
    body: string
    effective_on: Day
    document_types: string[]
    goods_classes: string[]
    created_at: Date
    mail_state: Generated<'queued' | 'sent'>
    read_at: Date | null
    read_by_name: string | null
    schedule_id: PackScheduleId | null
    period_from: Day | null
  }
  number_series: {
    tenant_id: Generated<TenantId>
    document_type:
      | 'invoice'
      | 'memo'
      | 'memo-return'
      | 'credit-note'
      | 'debit-note'
      | 'import-confirmation'
      | 'warranty-account'
      | 'auditor-certificate'
    prefix: string
    next_number: bigint
    width: Generated<number>
  }
  opening_stock: {
    tenant_id: Generated<TenantId>
    id: OpeningStockId
    scheme: string
    goods_class: string
    day: Day
    carats: string
    warranted: string
    lot: string | null
    evidence: string
    file_sha256: string | null
    declared_by: string | null
    declared_by_name: string
    declared_at: Date
  }
  oversight_cell: {
    quarter: Day
    measure: 'coverage' | 'warranted' | 'exceptions' | 'mended'
    part: string
    companies: number
    per_mille: number
  }
  oversight_quarter: {
    quarter: Day
    published_at: Date
  }
  pack_download: {
    tenant_id: Generated<TenantId>
    id: PackDownloadId
    pack_id: AuditPackId
    user_id: UserId
    user_name: string
    role: string
    downloaded_at: Date
    volume: Generated<number>
  }
  pack_schedule: {
    tenant_id: Generated<TenantId>
    id: PackScheduleId
    scheme: string
    period_kind: 'month' | 'quarter' | 'half' | 'fiscal-year'
    next_period_from: Day
    due_at: Date
    stopped_at: Date | null
    created_by_name: string
    created_at: Date
    release_within_days: Generated<number>
    remind_days_before: Generated<number>
    remind_at: Generated<Date | null>
    replaces_by_itself: Generated<boolean>
    look_again_at: Generated<Date | null>
    purpose: Generated<string>
    redacted: Generated<boolean>
    volume_megabytes: number | null
  }
  platform_code: {
    tenant_id: Generated<TenantId>
    id: PlatformCodeId
    code_hash: string
    made_by_name: string
    made_at: Date
    retired_at: Date | null
  }
  platform_partner: {
    tenant_id: Generated<TenantId>
    counterparty_id: CounterpartyId
    code_hash: string
    named_by_name: string
    named_at: Date
    ended_at: Date | null
  }
  print_key: {
    id: string
    public_key: Uint8Array
    wrapped_key: Uint8Array
    made_at: Date
    retired_at: Date | null
  }
  printing_minute: {
    worker_id: string
    minute: Date
    printed: number
    failed: number
  }
  processing: {
    tenant_id: Generated<TenantId>
    id: ProcessingId
    kind: 'manufacture' | 'mix' | 'sort'
    day: Day
    carats_in: string
    carats_out: string
    note: string | null
    recorded_by: string | null
    recorded_by_name: string
    recorded_at: Date
  }
  processing_line: {
    tenant_id: Generated<TenantId>
    processing_id: ProcessingId
    position: number
    side: 'in' | 'out'
    lot: string | null
    scheme: string
    goods_class: string
    carats: string
    warranted: string
  }
  publication: {
    id: PublicationId
    scheme: string
    pack: string
    kind: 'edition' | 'pack'
    title: string
    input: Json
    content: Json
    content_hash: string
    effective_on: Day
    note: string
    status: Generated<'draft' | 'published' | 'withdrawn'>
    revision: Generated<number>
    drafted_by: UserId
    drafted_by_name: string
    drafted_at: Date
    changed_at: Date
    approved_by: UserId | null
    approved_by_name: string | null
    approved_at: Date | null
    withdrawn_by_name: string | null
    withdrawn_at: Date | null
  }
  received_document: {
    tenant_id: Generated<TenantId>
    id: ReceivedDocumentId
    document_type: 'invoice' | 'memo' | 'memo-return' | 'credit-note' | 'debit-note'
    number: string
    document_date: Day
    counterparty_id: CounterpartyId
    counterparty_name: string
    original_id: ReceivedDocumentId | null
    original_issued_id: TradeDocumentId | null
    unit: string
    currency: string | null
    line_count: number
    total_pieces: number
    total_carats: string
    total_minor: bigint | null
    note: string | null
    file_sha256: string | null
    source: 'typed' | 'import' | 'inbox' | 'platform'
    import_id: ImportId | null
    recorded_by: string | null
    recorded_by_name: string
    recorded_at: Date
    status: Generated<'recorded' | 'withdrawn'>
    withdrawn_at: Date | null
    withdrawn_by_name: string | null
    withdraw_reason: string | null
    number_key: Generated<string>
  }
  received_document_line: {
    tenant_id: Generated<TenantId>
    document_id: ReceivedDocumentId
    position: number
    goods_class: string
    description: string
    pieces: number | null
    carats: string
    amount_minor: bigint | null
    hs_code: string | null
    country_of_origin: string | null
    country_of_mining: string | null
    largest_stone_carats: string | null
    report_number: string | null
    kp_certificate: string | null
    treatment: string | null
    original_position: number | null
  }
  received_statement: {
    tenant_id: Generated<TenantId>
    id: ReceivedStatementId
    document_id: ReceivedDocumentId
    scheme: string
    edition: string
    text: string | null
    line_positions: number[]
    accepted_positions: number[]
    received_on: Day
    file_sha256: string | null
    note: string | null
    recorded_by: string | null
    recorded_by_name: string
    recorded_at: Date
  }
  recovery_code: {
    user_id: UserId
    code_hash: string
    used_at: Date | null
  }
  registration: {
    tenant_id: Generated<TenantId>
    id: RegistrationId
    scheme: string
    number: string
    valid_from: Day
    valid_to: Day
    evidence_sha256: string | null
    recorded_by_name: string
    recorded_at: Date
  }
  retention_setting: {
    tenant_id: Generated<TenantId>
    scheme: string
    rule: string
    years: number
    changed_by_name: string
    changed_at: Date
  }
  sanction: {
    tenant_id: Generated<TenantId>
    id: SanctionId
    proposes: 'warn' | 'suspend' | 'expel'
    ground: string
    facts: string
    answer_by: Day
    at_once: string | null
    noticed_by: UserId
    noticed_by_name: string
    noticed_at: Date
    held_at: Date | null
    confirmed_by: UserId | null
    confirmed_by_name: string | null
    confirmed_at: Date | null
    released_at: Date | null
    answer: string | null
    answer_files: Generated<Json>
    answered_by_name: string | null
    answered_at: Date | null
    decision: 'none' | 'warn' | 'suspend' | 'expel' | null
    reasons: string | null
    effective_from: Day | null
    effective_to: Day | null
    is_public: Generated<boolean>
    decided_by: UserId | null
    decided_by_name: string | null
    decided_at: Date | null
    applied_at: Date | null
    ended_at: Date | null
    appeal: string | null
    appealed_by_name: string | null
    appealed_at: Date | null
    lift_reason: string | null
    lifted_by: UserId | null
    lifted_by_name: string | null
    lifted_at: Date | null
  }
  sanction_message: {
    tenant_id: Generated<TenantId>
    id: SanctionMessageId
    sanction_id: SanctionId
    what:
      | 'notice'
      | 'suspended-at-once'
      | 'confirmed'
      | 'decided'
      | 'took-effect'
      | 'lifted'
      | 'withdrawn'
      | 'lapsed'
      | 'ended'
    by_name: string
    happened_at: Date
    logged_at: Date | null
    mailed_at: Date | null
  }
  saved_view: {
    tenant_id: Generated<TenantId>
    id: SavedViewId
    list: 'documents' | 'received' | 'counterparties'
    name: string
    query: string
    owner_id: UserId | null
    created_by_name: string
    created_at: Date
  }
  scheme: {
    key: string
    version: string
    name: string
    content_hash: string
    loaded_at: Generated<Date>
    content: Json | null
  }
  scheme_release: {
    scheme: string
    version: string
    content_hash: string
    loaded_at: Generated<Date>
  }
  second_factor: {
    user_id: UserId
    seed: Uint8Array
    last_step: number
    set_up_at: Date
  }
  second_factor_removal: {
    id: string
    user_id: UserId
    removed_by_name: string
    reason: string
    removed_at: Date
    mail_state: Generated<'queued' | 'sent'>
  }
  send_link: {
    tenant_id: Generated<TenantId>
    id: SendLinkId
    counterparty_id: CounterpartyId
    token_hash: string
    note: string | null
    made_by_name: string
    made_at: Date
    expires_at: Date
    revoked_at: Date | null
    papers: Generated<number>
  }
  signing_authority: {
    id: number
    certificate: Uint8Array
    wrapped_key: Uint8Array
    made_at: Date
  }
  signing_key: {
    tenant_id: Generated<TenantId>
    id: SigningKeyId
    certificate: Uint8Array
    wrapped_key: Uint8Array
    made_at: Date
    retired_at: Date | null
    engagement_id: EngagementId | null
  }
  statement: {
    scheme: string
    key: string
    edition: string
    version: number
    content: Json
    content_hash: string
    loaded_at: Generated<Date>
    pack: string | null
    origin: Generated<'shipped' | 'association'>
    publication_id: PublicationId | null
  }
  statement_pack: {
    scheme: string
    key: string
    version: number
    content: Json
    content_hash: string
    origin: Generated<'shipped' | 'association'>
    effective_from: Day | null
    published_at: Generated<Date>
    publication_id: PublicationId | null
  }
  stored_file: {
    tenant_id: Generated<TenantId>
    sha256: string
    purpose:
      | 'registration-evidence'
      | 'counterparty-evidence'
      | 'received-document'
      | 'inbox-item'
      | 'kp-certificate'
      | 'ledger-evidence'
      | 'sanction-answer'
      | 'governance'
      | 'import'
      | 'document'
      | 'audit-pack'
    name: string
    media_type: string
    bytes: bigint
    stored_by: string
    stored_at: Date
  }
  template: {
    tenant_id: Generated<TenantId>
    id: TemplateId
    name: string
    version: number
    status: 'draft' | 'published' | 'retired'
    content: Json
    revision: Generated<number>
    made_by_name: string
    made_at: Date
    changed_at: Date
    published_by_name: string | null
    published_at: Date | null
    retired_by_name: string | null
    retired_at: Date | null
  }
  template_preview: {
    tenant_id: Generated<TenantId>
    id: TemplatePreviewId
    name: string
    content: Json
    branding: Json | null
    document_id: DocumentId | null
    language: string
    status: Generated<'asked' | 'done'>
    findings: Generated<Json>
    failure: string | null
    images: Generated<Uint8Array[]>
    text: string | null
    asked_at: Date
  }
  trade_document: {
    tenant_id: Generated<TenantId>
    id: TradeDocumentId
    document_type: 'invoice' | 'memo' | 'memo-return' | 'credit-note' | 'debit-note'
    number: string
    sequence: bigint
    document_date: Day
    counterparty_id: CounterpartyId
    counterparty_name: string
    original_id: TradeDocumentId | null
    currency: string
    header: Json
    line_count: number
    total_pieces: number
    total_carats: string
    total_minor: bigint
    issued_by: string | null
    issued_by_name: string
    issued_at: Date
    status: Generated<'issued' | 'voided' | 'superseded'>
    voided_at: Date | null
    voided_by_name: string | null
    void_reason: string | null
    superseded_by: TradeDocumentId | null
    import_id: ImportId | null
    place_of_import: string | null
    buyer_kind: Generated<'trade' | 'consumer'>
    unit: string
    original_received_id: ReceivedDocumentId | null
  }
  trade_document_draft: {
    tenant_id: Generated<TenantId>
    id: TradeDocumentId
    document_type: 'invoice' | 'memo' | 'memo-return' | 'credit-note' | 'debit-note'
    document_date: Day
    counterparty_id: CounterpartyId
    currency: string
    content: Json
    line_count: number
    total_carats: string
    total_minor: bigint
    revision: Generated<number>
    import_id: ImportId | null
    reference: string | null
    created_by: string | null
    created_by_name: string
    created_at: Date
    updated_at: Date
    goods_classes: Generated<string[]>
  }
  trade_document_line: {
    tenant_id: Generated<TenantId>
    document_id: TradeDocumentId
    position: number
    goods_class: string
    description: string
    pieces: number | null
    carats: string
    price_per_carat_minor: bigint | null
    amount_minor: bigint
    hs_code: string | null
    country_of_origin: string | null
    country_of_mining: string | null
    largest_stone_carats: string | null
    report_number: string | null
    kp_certificate: string | null
    treatment: string | null
    claim_value: string | null
    original_position: number | null
  }
  trade_setting: {
    tenant_id: Generated<TenantId>
    memo_open_days: number
    late_entry_days: number
    carat_tolerance_bp: number
    yield_from_percent: number
    yield_to_percent: number
    changed_by_name: string
    changed_at: Date
  }
  user_session: {
    id_hash: string
    user_id: UserId
    company_id: TenantId | null
    created_at: Generated<Date>
    expires_at: Date
    factor_at: Date | null
  }
  verification_code: {
    tenant_id: Generated<TenantId>
    document_id: TradeDocumentId
    code_hash: string
    revoked_at: Date | null
    revoked_by_name: string | null
  }
  warranty: {
    tenant_id: Generated<TenantId>
    id: WarrantyId
    document_id: TradeDocumentId
    scheme: string
    statement_key: string
    statement_version: number
    edition: string
    text: string
    text_hash: string
    tokens: Json
    line_positions: number[]
    registration_number: string | null
    kind: Generated<'warranty' | 'declaration'>
    placement: Generated<'document' | 'own-page' | 'line'>
    fields: Generated<Json>
    rule_key: string | null
    rule_sentence: string | null
    override_reason: string | null
    override_by_name: string | null
    supplied_on: Day | null
  }
  witness_state: {
    kind: string
    heard_at: Date | null
    failed_at: Date | null
    failure: string | null
  }
  worker_state: {
    id: string
    sandbox: string
    started_at: Date
    seen_at: Date
    tabs: Generated<number>
    busy: Generated<number>
    waiting: Generated<number>
    browser_mb: Generated<number>
    worker_mb: Generated<number>
    browsers_started: Generated<number>
  }
}
