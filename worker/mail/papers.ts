import PostalMime from 'postal-mime'
import type { UploadedFile } from '../../domain/evidence/index.ts'
import { MAX_PAPER_BYTES, paperType } from '../../domain/evidence/rules.ts'
import { MAX_FILES } from '../../domain/inbox/receive.ts'
import { hiddenCharacter } from '../../domain/kernel/text.ts'

/** The papers of a mail: what is a PDF or a picture inside, but no picture that only decorates the text. */
export async function papersOf(mail: Uint8Array): Promise<readonly UploadedFile[]> {
  const { attachments } = await PostalMime.parse(mail, { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 })
  return attachments
    .flatMap(({ filename, content, disposition, contentId, related }) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
      const type = paperType(bytes)
      const decorates = type !== 'application/pdf' && (related === true || (disposition === 'inline' && contentId))
      if (type === null || decorates || bytes.length > MAX_PAPER_BYTES) return []
      return [{ name: plainName(filename, type), content: bytes }]
    })
    .slice(0, MAX_FILES)
}

function plainName(name: string | null, type: string): string {
  const short = (name ?? '')
    .replace(/[\r\n\t/\\]+/g, ' ')
    .trim()
    .slice(0, 200)
  return short === '' || hiddenCharacter(short) !== null ? `paper.${type.split('/')[1] ?? 'pdf'}` : short
}
