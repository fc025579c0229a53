import type { Deps } from '../deps.ts'
import { invalidField } from '../kernel/errors.ts'
import type { TenantId } from '../kernel/ids.ts'
import { lineOfText } from '../kernel/text.ts'
import { MAX_PAPER_BYTES, type PaperType, paperType } from './rules.ts'

/** A file as it was uploaded. */
export type UploadedFile = { readonly name: string; readonly content: Uint8Array }

/** A paper from outside, after its bytes were kept. */
export type StoredPaper = {
  readonly sha256: string
  readonly bytes: number
  readonly name: string
  readonly mediaType: PaperType
}

/** Keeps the bytes of a scanned or printed paper. Refuses, at the form's field, what is too large or no paper inside. */
export async function keepPaper(
  deps: Pick<Deps, 'files'>,
  tenantId: TenantId,
  { name, content }: UploadedFile,
  field: string,
): Promise<StoredPaper> {
  if (content.length > MAX_PAPER_BYTES)
    throw invalidField(field, 'The file is larger than 10 MB. Give a smaller one.', 'too_large')
  const mediaType = paperType(content)
  if (!mediaType)
    throw invalidField(
      field,
      'The file must be a PDF, a PNG or a JPEG; this one is something else inside.',
      'wrong_type',
    )
  const plain = lineOfText('File name', 255).safeParse(name)
  if (!plain.success) throw invalidField(field, 'Give the file a shorter, plain name.')
  const { sha256, bytes } = await deps.files.put(tenantId, content)
  return { sha256, bytes, name: plain.data, mediaType }
}
