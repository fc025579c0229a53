import { notFound } from '../../domain/kernel/errors.ts'
import type { TemplatePreviewId } from '../../domain/kernel/ids.ts'
import { previewImage } from '../../domain/templates/preview.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'

/** One page of a preview as a picture. */
export const loader = loaderFor(async ({ actor, deps, params }) => {
  const page = Number(params['page'])
  if (!Number.isInteger(page) || page < 1 || page > 9) throw notFound('preview')
  const image = await previewImage(deps, actor, pathId<TemplatePreviewId>(params, 'preview'), page)
  return new Response(new Uint8Array(image), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' },
  })
})
