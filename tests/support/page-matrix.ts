import type { SitePage } from './pages.ts'
import { type Entry, type Headers, type Ids, matrixOf, type Route, type Sample } from './route-matrix.ts'

type Fields = Readonly<Record<string, string | File>>
/** How a page is asked; an action by each of its forms. */
export type PageSample = Omit<Sample, 'body'> & {
  readonly forms?: Readonly<Record<string, (ids: Ids, caller?: Headers) => Fields>>
  /** Rows of their own for forms that end what the others stand on. */
  readonly paramsOf?: Readonly<Record<string, Sample['params']>>
  /** Forms that another does than does the rest. */
  readonly byOf?: Readonly<Record<string, 'auditor'>>
}
export type PageEntry = Entry & {
  readonly form: string
  /** Whether the address is the one that only the client's router asks, for data without a page around it. */
  readonly isData: boolean
}

/** Every loader and every action of the site, twice: at the page's address and at its data's. */
export function pageMatrix(pages: readonly SitePage[], samples: Readonly<Record<string, PageSample>>) {
  return matrixOf<PageSample>(pages.flatMap(routesOf), samples).flatMap(({ method, path, sample }): PageEntry[] => {
    const { forms, paramsOf = {}, byOf = {}, ...asked } = sample
    if (method === 'POST' && !forms) throw new Error(`Add a form to the sample of: POST ${path}`)
    const bodies = forms
      ? Object.entries(forms).map(([form, fields]) => ({
          form,
          body: (ids: Ids, caller?: Headers) => formOf(fields(ids, caller)),
        }))
      : [{ form: '' }]
    // An action of an index route is told from its frame's by a naked `index`.
    const query = method === 'POST' ? { query: () => ({ index: '' }) } : {}
    return bodies.flatMap(({ form, ...body }) =>
      [false, true].map((isData) => ({
        method,
        path: isData ? dataAddress(path) : path,
        sample: { ...query, ...asked, ...body, ...ownRow(paramsOf[form]), ...ownDoer(byOf[form]) },
        form,
        isData,
      })),
    )
  })
}

function ownRow(params: Sample['params']) {
  return params ? { params } : {}
}

function ownDoer(by: Sample['by']) {
  return by ? { by } : {}
}

function routesOf({ path, hasLoader, hasAction }: SitePage): readonly Route[] {
  return [...(hasLoader ? [{ method: 'GET', path }] : []), ...(hasAction ? [{ method: 'POST', path }] : [])]
}

function dataAddress(path: string): string {
  return path === '/' ? '/_root.data' : `${path}.data`
}

function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
