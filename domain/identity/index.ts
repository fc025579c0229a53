export { createAssociationAdmin } from './accounts.ts'
export { type LoggedIn, type LoginInput, logIn, logOut } from './log-in.ts'
export { actorOf, replaceSession, type SessionPerson, selectCompany, sessionPerson } from './person.ts'
export { networkOf } from './rules.ts'
export { createLucia } from './sessions.ts'
export {
  actorOfToken,
  createAssociationToken,
  createToken,
  listTokens,
  revokeToken,
} from './tokens.ts'
