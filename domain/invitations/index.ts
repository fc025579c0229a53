export { acceptInvitation, type OpenInvitation, readInvitation } from './accept.ts'
export {
  type Invited,
  inviteAuditor,
  inviteMember,
  inviteOwner,
  listInvitations,
  revokeInvitation,
} from './invite.ts'
export { type InvitationMail, invitationMail, invitationMailed } from './mail.ts'
