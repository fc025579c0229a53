/**
 * What a log signs of a pack (docs/packs.md): the hashes of the two files that say everything else of it, so that nothing in
 * the pack can be changed by whoever has not the log's key.
 */
export function packNoteText(origin: string, manifestSha256: string, infoSha256: string): string {
  return `briefke/pack/1\n${origin}\n${manifestSha256}\n${infoSha256}\n`
}
