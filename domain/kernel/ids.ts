import { uuidv7 } from 'uuidv7'
import { z } from 'zod'

declare const brand: unique symbol
export type Id<Name extends string> = string & { readonly [brand]: Name }

/** A trading company is a tenant; its id is the tenant's. */
export type TenantId = Id<'tenant'>
export type UserId = Id<'user'>
export type CounterpartyId = Id<'counterparty'>
export type TradeDocumentId = Id<'trade-document'>
export type DocumentId = Id<'document'>
export type WarrantyId = Id<'warranty'>
export type ReceivedDocumentId = Id<'received-document'>
export type ReceivedStatementId = Id<'received-statement'>
export type LedgerPeriodId = Id<'ledger-period'>
export type OpeningStockId = Id<'opening-stock'>
export type AdjustmentId = Id<'adjustment'>
export type ProcessingId = Id<'processing'>
export type AuditPackId = Id<'audit-pack'>
export type PackScheduleId = Id<'pack-schedule'>
export type PackDownloadId = Id<'pack-download'>
export type EngagementId = Id<'engagement'>
export type PopulationId = Id<'population'>
export type SampleId = Id<'sample'>
export type SampleItemId = Id<'sample-item'>
export type GovernanceRecordId = Id<'governance-record'>
export type InvitationId = Id<'invitation'>
export type ApiTokenId = Id<'api-token'>
export type RegistrationId = Id<'registration'>
export type CounterpartyRegistrationId = Id<'counterparty-registration'>
export type ChaseId = Id<'chase'>
export type ChaseMessageId = Id<'chase-message'>
export type SavedViewId = Id<'saved-view'>
export type SanctionId = Id<'sanction'>
export type SanctionMessageId = Id<'sanction-message'>
export type ImportId = Id<'import'>
export type PublicationId = Id<'publication'>
export type NoticeId = Id<'notice'>
export type InboxItemId = Id<'inbox-item'>
export type CertificateId = Id<'certificate'>
export type ImportConfirmationId = Id<'import-confirmation'>
export type ExceptionId = Id<'exception'>
export type ExceptionEventId = Id<'exception-event'>
export type InboxAddressId = Id<'inbox-address'>
export type SigningKeyId = Id<'signing-key'>
export type TemplateId = Id<'template'>
export type TemplatePreviewId = Id<'template-preview'>
export type SendLinkId = Id<'send-link'>
export type PlatformCodeId = Id<'platform-code'>
export type BulkJobId = Id<'bulk-job'>
export type LetterId = Id<'letter'>
export type FindingId = Id<'finding'>
export type AccessId = Id<'auditor-access'>
export type FindingStepId = Id<'finding-step'>
export type EventId = Id<'event'>
export type LegalHoldId = Id<'legal-hold'>
export type DeletionId = Id<'deletion'>

/** A new UUIDv7: sorts by time of making, carries neither meaning nor tenant. */
export function newId<T extends Id<string>>(): T {
  return uuidv7() as T
}

/** Parses an id at an edge (path, form, payload). Anything but a UUID is refused before it reaches SQL. */
export function idSchema<T extends Id<string>>() {
  return z
    .uuid('This is not an id of ours.')
    .transform((text) => text.toLowerCase() as T)
    .meta({ format: 'uuid' })
}

/** The id if the text is one, else null: for paths, where a malformed id is simply not found. */
export function parseId<T extends Id<string>>(text: string | undefined): T | null {
  const parsed = z.uuid().safeParse(text)
  return parsed.success ? (parsed.data.toLowerCase() as T) : null
}
