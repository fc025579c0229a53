export { associationDashboard, listCompanies, loadedSchemes, readCompany, readEvidence } from './association.ts'
export {
  type CompaniesCheck,
  type CompanyRowError,
  checkCompaniesCsv,
  companyCsvColumns,
  onboardFromCsv,
} from './csv.ts'
export { addScheme, changeCompanyState, onboardCompany, recordRegistration } from './onboard.ts'
export { changeMember, listMembers, readProfile, updateProfile } from './own-company.ts'
export { nextStates, segments } from './rules.ts'
