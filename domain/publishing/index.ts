export { approvePublication } from './approve.ts'
export { changePublication, draftPublication, withdrawDraft } from './draft.ts'
export { listPublications, readPublication } from './read.ts'
