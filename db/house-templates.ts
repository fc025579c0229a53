import postgres from 'postgres'

/** What ships for one kind of paper: where a company's own begins, and what it may speak of. */
export type HouseTemplate = {
  readonly name: string
  readonly body: string
  readonly css: string
  readonly dictionary: readonly { readonly path: string; readonly kind: string }[]
}

/** Loads what ships as the owner, in the place of what an earlier release had shipped. */
export async function loadHouseTemplates(adminUrl: string, templates: readonly HouseTemplate[]): Promise<void> {
  const client = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await client.begin(async (tx) => {
      await tx`set local role briefke_owner`
      for (const { name, body, css, dictionary } of templates)
        await tx`insert into house_template (name, body, css, dictionary)
          values (${name}, ${body}, ${css}, ${JSON.stringify(dictionary)}::text::jsonb)
          on conflict (name) do update set body = excluded.body, css = excluded.css, dictionary = excluded.dictionary`
    })
  } finally {
    await client.end()
  }
}
