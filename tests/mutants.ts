// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here

/** A control switched off: `from` stands once in `file`, becomes `to`, and then `test` must fail. */
export type Mutant = {
  /** The promise of trust.md, or of the issue. */
  readonly control: string
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly test: string
}

const integration = (name: string) => `tests/integration/${name}.test.ts`

/** Every control of docs/security.md that a change of one line switches off. `npm run mutants` goes through them. */
export const mutants: readonly Mutant[] = [
  {
    control: 'ISO-1',
    what: 'row security is not forced',
    file: 'db/isolation.ts',
    from: '  await sql`alter table ${t} force row level security`.execute(db)\n',
    to: '',
    test: integration('wall'),
  },
  {
    control: 'ISO-1',
    what: 'row security is off',
    file: 'db/isolation.ts',
    from: 'enable row level security',
    to: 'disable row level security',
    test: integration('outsider'),
  },
  {
    control: 'ISO-2',
    what: 'a row may be written for another company',
    file: 'db/isolation.ts',
    from: 'with check (tenant_id = ${currentTenant})',
    to: 'with check (true)',
    test: integration('outsider'),
  },
  {
    control: 'ISO-2',
    what: 'the tenant stays set on a pooled connection',
    file: 'db/tenant.ts',
    from: '${tenantId}, true)',
    to: '${tenantId}, false)',
    test: integration('outsider'),
  },
  {
    control: 'ISO-7',
    what: 'a GET may write',
    file: 'db/client.ts',
    from: "return { ...db, access: 'read only' }",
    to: 'return db',
    test: integration('outsider'),
  },
  {
    control: 'AUT-1',
    what: 'sessions are stored as they are in the cookie',
    file: 'domain/identity/secrets.ts',
    from: "return createHash('sha256').update(secret).digest('hex')",
    to: 'return secret',
    test: integration('login'),
  },
  {
    control: 'AUT-2',
    what: 'a session lasts for ever',
    file: 'domain/identity/sessions.ts',
    from: 'session.createdAt.getTime() + sessionLimits.absoluteMs <= clock.now().getTime()',
    to: 'false',
    test: integration('login'),
  },
  {
    control: 'AUT-4',
    what: 'an unknown account is answered without work',
    file: 'domain/identity/passwords.ts',
    from: 'const fits = await check(',
    to: 'const fits = storedHash !== null && await check(',
    test: integration('login'),
  },
  {
    control: 'AUT-5',
    what: 'failures are not counted',
    file: 'db/system/identity.ts',
    from: 'if (blocking) return blocking.at',
    to: '',
    test: integration('login'),
  },
  {
    control: 'AUT-7',
    what: 'an invitation can be used again',
    file: 'db/system/invitations.ts',
    from: "        .where('used_at', 'is', null)\n",
    to: '',
    test: integration('invitations'),
  },
  {
    control: 'AUT-8',
    what: 'a token may do what its scopes do not say',
    file: 'domain/kernel/actor.ts',
    from: 'if (actor.scopes && !actor.scopes.includes(rule.scope))',
    to: 'if (actor.scopes && actor.scopes.length < 0)',
    test: integration('tokens'),
  },
  {
    control: 'frozen',
    what: 'a printed document may be printed over',
    file: 'db/migrations/20261124T0200Z-trade-and-warranties.ts',
    from: "using (status <> 'rendered') with check (true)",
    to: 'using (true) with check (true)',
    test: integration('frozen'),
  },
  {
    control: 'LOD-10',
    what: 'a refused issue keeps its number',
    file: 'domain/trade-documents/issue/queries.ts',
    from: 'do update set next_number = s.next_number + 1',
    to: 'do update set next_number = s.next_number + 2',
    test: integration('issuing'),
  },
  {
    control: 'LOD-11',
    what: 'two may issue one draft',
    file: 'domain/trade-documents/issue/queries.ts',
    from: 'where d.id = ${id} for update of d',
    to: 'where d.id = ${id}',
    test: integration('issuing'),
  },
  {
    control: 'gate',
    what: 'the 2021 text is issued without a valid registration',
    file: 'domain/warranties/rules.ts',
    from: "if (valid || !statement.requires.includes('sow-registration'))",
    to: 'if (valid || statement.requires.length >= 0)',
    test: 'domain/warranties/rules.test.ts',
  },
  {
    control: 'gate',
    what: 'brackets may be printed',
    file: 'domain/warranties/rules.ts',
    from: 'if (/[{}[\\]()*]/.test(text))',
    to: 'if (text === "")',
    test: 'domain/warranties/rules.test.ts',
  },
  {
    control: 'law is data',
    what: 'a statement is edited under its old version',
    file: 'db/schemes.ts',
    from: 'if (row?.hash !== hash)',
    to: 'if (row === undefined)',
    test: integration('schemes'),
  },
  {
    control: 'REN-7',
    what: 'the PDF’s own text is not looked at',
    file: 'worker/pdf/text-check.ts',
    from: 'if (missing.length > 0)',
    to: 'if (missing.length > 1_000)',
    test: integration('pdf-printer'),
  },
  {
    control: 'REN-7',
    what: 'a page that went elsewhere is printed',
    file: 'worker/pdf/browser.ts',
    from: '    if (frame === page.mainFrame()) strayed = true\n',
    to: '    if (frame === page.mainFrame()) strayed = false\n',
    test: integration('pdf-printer'),
  },
  {
    control: 'META-2',
    what: 'a stored file that was changed is packed',
    file: 'worker/packs/documents.ts',
    from: "if (hash.digest('hex') !== file.sha256)",
    to: "if (hash.digest('hex') === '')",
    test: integration('audit-packs'),
  },
  {
    control: 'JOB-6',
    what: 'only the last of the missed periods is made up',
    file: 'domain/kernel/period.ts',
    from: '    ended.push(period)\n',
    to: '    ended.splice(0, 1, period)\n',
    test: integration('schedules'),
  },
  {
    control: 'LOD-7',
    what: 'a cell that a spreadsheet would run is exported',
    file: 'worker/packs/csv.ts',
    from: "const guarded = RUNS.test(cell) ? `'${cell}` : cell",
    to: 'const guarded = cell',
    test: 'worker/packs/csv.test.ts',
  },
  {
    control: 'LOD-8',
    what: 'hidden characters are taken',
    file: 'domain/kernel/text.ts',
    from: 'const found = HIDDEN.exec(text)?.[0]',
    to: 'const found = HIDDEN.exec(text.slice(0, 0))?.[0]',
    test: integration('issuing'),
  },
  {
    control: 'exact numbers',
    what: 'a fourth decimal of a carat is cut off',
    file: 'domain/kernel/carat.ts',
    from: '(?:\\.(\\d{1,3}))?$/',
    to: '(?:\\.(\\d{1,3})\\d*)?$/',
    test: 'domain/trade-documents/schema.test.ts',
  },
]
