export { approvePublication } from './approve.ts'
export { changePublication, draftPublication, draftToChange, withdrawDraft } from './draft.ts'
export { listPublications, readPublication } from './read.ts'
export { listWordings, packToDraft, readWording, type Standing } from './wordings.ts'
