import { Form } from '@remix-run/react'
import { Button } from '../button.tsx'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Version = {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly madeBy: string
  readonly changedAt: Date | string
  readonly publishedBy: string | null
  readonly publishedAt: Date | string | null
}
type VersionsProps = {
  readonly versions: readonly Version[]
  readonly mayPublish: boolean
  readonly mayWrite: boolean
  /** What publishing would change. */
  readonly children: React.ReactNode
}

/** Every version of a template, and what can be done with the newest. */
export function Versions({ versions, mayPublish, mayWrite, children }: VersionsProps) {
  const draft = versions.find(({ status }) => status === 'draft')
  const published = versions.find(({ status }) => status === 'published')
  return (
    <>
      {draft ? (
        <section aria-labelledby="publish">
          <h2 id="publish">Publish version {draft.version}</h2>
          {children}
          <div className="actions">
            {mayPublish ? (
              <OneButton form="publish" id={draft.id} label="Publish" />
            ) : (
              <p>Owner or compliance publishes it.</p>
            )}
            {mayWrite ? <OneButton form="discard" id={draft.id} label="Discard the draft" isPlain /> : null}
          </div>
        </section>
      ) : null}
      <section aria-labelledby="versions">
        <h2 id="versions">Versions</h2>
        {versions.length === 0 ? (
          <p>You print with our template.{mayWrite ? ' Keep a draft of your own to begin.' : null}</p>
        ) : null}
        {versions.length > 0 ? (
          <DataTable label="Versions">
            <TableHeads columns={['Version', 'State', 'Written by', 'Published']} />
            <tbody>
              {versions.map(({ id, version, status, madeBy, publishedBy, publishedAt }) => (
                <tr key={id}>
                  <th scope="row">{version}</th>
                  <td>{status}</td>
                  <td>{madeBy}</td>
                  <td>
                    {publishedAt ? (
                      <>
                        <Instant value={publishedAt} /> by {publishedBy}
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        ) : null}
        {published && mayPublish ? (
          <OneButton form="retire" id={published.id} label="Print with ours again" isPlain />
        ) : null}
      </section>
    </>
  )
}

type OneButtonProps = { readonly form: string; readonly id: string; readonly label: string; readonly isPlain?: boolean }

function OneButton({ form, id, label, isPlain = false }: OneButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="id" value={id} />
      <Button tone={isPlain ? 'plain' : 'primary'}>{label}</Button>
    </Form>
  )
}
