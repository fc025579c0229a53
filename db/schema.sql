-- Generated from the migrated database by `node bin/briefke.js schema`; the integration tests compare it.

table adjustment (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  scheme text not null
  goods_class text not null
  day date not null
  carats numeric(14,3) not null
  warranted numeric(14,3) not null
  reason text not null
  file_sha256 text
  proposed_by uuid not null
  proposed_by_name text not null
  proposed_at timestamp with time zone not null
  status text not null default 'proposed'::text
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  decision_note text
  CHECK (((carats <> (0)::numeric) OR (warranted <> (0)::numeric)))
  CHECK ((decided_by <> proposed_by))
  CHECK (((status = 'proposed'::text) = (decided_by IS NULL)))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (decided_at, decided_by, decided_by_name, decision_note, status) to briefke_app

table api_request (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  user_id uuid not null
  key_hash text not null
  request_hash text not null
  status integer
  body jsonb
  headers jsonb
  created_at timestamp with time zone not null default now()
  attempt uuid
  took_effect boolean not null default false
  ended_without_answer boolean not null default false
  PRIMARY KEY (tenant_id, user_id, key_hash)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app
  grant update (body, created_at, ended_without_answer, headers, request_hash, status, took_effect) to briefke_app

table api_token (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  user_id uuid not null
  name text not null
  token_hash text not null
  scopes text[] not null
  expires_at timestamp with time zone not null
  created_at timestamp with time zone not null
  last_used_at timestamp with time zone
  revoked_at timestamp with time zone
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, user_id) REFERENCES membership(tenant_id, user_id)
  CREATE INDEX api_token_token_hash_idx ON public.api_token USING btree (token_hash)
  policy system_select permissive for r to briefke_system using (true)
  policy system_update permissive for w to briefke_system using (true) with check (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (revoked_at) to briefke_app
  grant select (expires_at, id, last_used_at, revoked_at, scopes, tenant_id, token_hash, user_id) to briefke_system
  grant update (last_used_at) to briefke_system

table app_user
  id uuid not null
  email text not null
  name text not null
  password_hash text not null
  association_admin boolean not null default false
  state text not null default 'active'::text
  created_at timestamp with time zone not null default now()
  CHECK ((email = lower(email)))
  UNIQUE (email)
  PRIMARY KEY (id)
  CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table association_checkpoint
  origin text not null
  size bigint not null
  note text not null
  signed_at timestamp with time zone not null
  peaks bytea[] not null
  PRIMARY KEY (origin, size)
  grant insert to briefke_system
  grant select to briefke_system

table association_leaf
  index bigint not null
  hash bytea not null
  added_at timestamp with time zone not null
  UNIQUE (hash)
  PRIMARY KEY (index)
  grant insert to briefke_system
  grant select to briefke_system

table association_request
  user_id uuid not null
  key_hash text not null
  request_hash text not null
  status integer
  body jsonb
  headers jsonb
  created_at timestamp with time zone not null default now()
  attempt uuid
  ended_without_answer boolean not null default false
  PRIMARY KEY (user_id, key_hash)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table association_token
  id uuid not null
  user_id uuid not null
  name text not null
  token_hash text not null
  scopes text[] not null
  expires_at timestamp with time zone not null
  created_at timestamp with time zone not null default now()
  last_used_at timestamp with time zone
  revoked_at timestamp with time zone
  PRIMARY KEY (id)
  UNIQUE (token_hash)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table audit_finding (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  engagement_id uuid not null
  seq integer not null
  severity text not null
  title text not null
  found text not null
  criterion text not null
  subject_kind text
  subject_id uuid
  subject_number text
  sample_item_id uuid
  raised_by uuid
  raised_by_name text not null
  raised_at timestamp with time zone not null
  answer_by date not null
  state text not null default 'open'::text
  response text
  response_text text
  corrective_action text
  due_on date
  responsible text
  answered_by_name text
  answered_at timestamp with time zone
  closed_by_name text
  closed_at timestamp with time zone
  close_reason text
  CHECK ((num_nulls(subject_kind, subject_id, subject_number) = ANY (ARRAY[0, 3])))
  CHECK ((num_nulls(response, response_text, answered_by_name, answered_at) = ANY (ARRAY[0, 4])))
  CHECK ((num_nulls(corrective_action, due_on, responsible) = ANY (ARRAY[0, 3])))
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  CHECK ((num_nulls(closed_by_name, closed_at, close_reason) = ANY (ARRAY[0, 3])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((response = ANY (ARRAY['agree'::text, 'partly'::text, 'disagree'::text])))
  CHECK ((seq > 0))
  CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text, 'observation'::text])))
  CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'sent-back'::text, 'closed'::text])))
  FOREIGN KEY (tenant_id, engagement_id) REFERENCES engagement(tenant_id, id)
  UNIQUE (tenant_id, engagement_id, seq)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (answer_by, answered_at, answered_by_name, close_reason, closed_at, closed_by_name, corrective_action, due_on, response, response_text, responsible, state) to briefke_app

table audit_finding_step (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  finding_id uuid not null
  what text not null
  by_name text not null
  at timestamp with time zone not null
  details jsonb not null
  mail_state text not null default 'queued'::text
  CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, finding_id) REFERENCES audit_finding(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((what = ANY (ARRAY['raised'::text, 'answered'::text, 'sent-back'::text, 'closed'::text])))
  CREATE INDEX audit_finding_step_queued ON public.audit_finding_step USING btree (at) WHERE (mail_state = 'queued'::text)
  CREATE INDEX audit_finding_step_tenant_id_finding_id_id_idx ON public.audit_finding_step USING btree (tenant_id, finding_id, id)
  policy system_select permissive for r to briefke_system using ((mail_state = 'queued'::text))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (mail_state) to briefke_app
  grant select (at, id, mail_state, tenant_id) to briefke_system

table audit_pack (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  scheme text not null
  period_kind text not null
  period_from date not null
  period_to date not null
  label text not null
  schedule_id uuid
  status text not null default 'queued'::text
  step text
  done integer not null default 0
  total integer not null default 0
  failure text
  documents integer
  sha256 text
  bytes bigint
  requested_by_name text not null
  requested_at timestamp with time zone not null
  finished_at timestamp with time zone
  contents jsonb
  started_at timestamp with time zone
  checkpoint text
  previous_checkpoint text
  requested_by uuid
  release_due_on date
  released_at timestamp with time zone
  released_by uuid
  released_by_name text
  release_reason text
  replaces_id uuid
  replaces_because text
  purpose text not null default 'audit'::text
  redacted boolean not null default false
  volume_megabytes integer
  CHECK (((status = 'ready'::text) = (sha256 IS NOT NULL)))
  CHECK ((period_kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'fiscal-year'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((((released_at IS NULL) = (released_by_name IS NULL)) AND ((released_at IS NULL) OR (status = 'ready'::text))))
  CHECK (((replaces_id IS NULL) = (replaces_because IS NULL)))
  FOREIGN KEY (tenant_id, replaces_id) REFERENCES audit_pack(tenant_id, id)
  CHECK ((status = ANY (ARRAY['queued'::text, 'building'::text, 'ready'::text, 'failed'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES pack_schedule(tenant_id, id)
  UNIQUE (tenant_id, schedule_id, period_from)
  CHECK (((volume_megabytes >= 5) AND (volume_megabytes <= 4000)))
  CREATE UNIQUE INDEX audit_pack_one_replacement ON public.audit_pack USING btree (tenant_id, replaces_id) WHERE (status <> 'failed'::text)
  CREATE INDEX audit_pack_queued ON public.audit_pack USING btree (requested_at) WHERE (status = ANY (ARRAY['queued'::text, 'building'::text]))
  CREATE INDEX audit_pack_unreleased ON public.audit_pack USING btree (tenant_id) WHERE ((status = 'ready'::text) AND (released_at IS NULL))
  policy ready_is_frozen restrictive for w to briefke_app using (((status <> 'ready'::text) OR (released_at IS NULL))) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (bytes, checkpoint, contents, documents, done, failure, finished_at, previous_checkpoint, release_reason, released_at, released_by, released_by_name, sha256, started_at, status, step, total) to briefke_app
  grant select (id, label, period_from, period_to, release_due_on, released_at, requested_at, scheme, status, tenant_id) to briefke_system
  CREATE TRIGGER audit_pack_only_released BEFORE UPDATE ON public.audit_pack FOR EACH ROW WHEN ((CURRENT_USER = 'briefke_app'::name)) EXECUTE FUNCTION only_release_ready_pack():  begin if old.status = 'ready' and to_jsonb(new) - array['released_at', 'released_by', 'released_by_name', 'release_reason'] is distinct from to_jsonb(old) - array['released_at', 'released_by', 'released_by_name', 'release_reason'] then raise exception 'a ready pack cannot be changed, only released' using errcode = '42501'; end if; return new; end 

table audit_pack_volume (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  pack_id uuid not null
  number integer not null
  sha256 text not null
  bytes bigint not null
  CHECK ((bytes >= 0))
  CHECK ((number >= 1))
  PRIMARY KEY (tenant_id, pack_id, number)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, pack_id) REFERENCES audit_pack(tenant_id, id)
  CREATE INDEX audit_pack_volume_file ON public.audit_pack_volume USING btree (tenant_id, sha256)
  policy only_while_building restrictive for a to briefke_app using (-) with check ((EXISTS ( SELECT
   FROM audit_pack p
  WHERE ((p.tenant_id = audit_pack_volume.tenant_id) AND (p.id = audit_pack_volume.pack_id) AND (p.status <> 'ready'::text)))))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table audit_population (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  engagement_id uuid not null
  of text not null
  period_from date not null
  period_to date not null
  items integer not null
  sha256 text not null
  frozen_by_name text not null
  frozen_at timestamp with time zone not null
  CHECK ((period_to >= period_from))
  CHECK ((items > 0))
  CHECK ((of = ANY (ARRAY['issued'::text, 'received'::text, 'certificates'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  FOREIGN KEY (tenant_id, engagement_id) REFERENCES engagement(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX audit_population_tenant_id_engagement_id_idx ON public.audit_population USING btree (tenant_id, engagement_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table audit_population_item (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  population_id uuid not null
  position integer not null
  subject_id uuid not null
  document_type text not null
  number text not null
  day date not null
  partner text not null
  carats numeric(14,3) not null
  unit text not null
  currency text
  minor bigint
  state text not null
  PRIMARY KEY (tenant_id, population_id, "position")
  CHECK (("position" > 0))
  FOREIGN KEY (tenant_id, population_id) REFERENCES audit_population(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  grant insert to briefke_app
  grant select to briefke_app

table audit_sample (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  population_id uuid not null
  question text not null
  plan jsonb not null
  measure text
  drawn integer not null
  drawn_by_name text not null
  drawn_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, population_id) REFERENCES audit_population(tenant_id, id)
  CREATE INDEX audit_sample_tenant_id_population_id_idx ON public.audit_sample USING btree (tenant_id, population_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table audit_sample_item (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  sample_id uuid not null
  population_id uuid not null
  position integer not null
  reason text not null
  hits integer not null
  replaces integer
  result text
  note text
  audited bigint
  decided_by_name text
  decided_at timestamp with time zone
  CHECK (((reason = 'replacement'::text) = (replaces IS NOT NULL)))
  CHECK (((result IS NULL) = (decided_at IS NULL)))
  CHECK ((hits > 0))
  PRIMARY KEY (tenant_id, sample_id, "position")
  CHECK ((reason = ANY (ARRAY['drawn'::text, 'complete'::text, 'top'::text, 'targeted'::text, 'replacement'::text])))
  CHECK ((result = ANY (ARRAY['conforms'::text, 'deviates'::text, 'missing'::text, 'not-applicable'::text])))
  UNIQUE (tenant_id, id)
  FOREIGN KEY (tenant_id, population_id, "position") REFERENCES audit_population_item(tenant_id, population_id, "position")
  FOREIGN KEY (tenant_id, sample_id) REFERENCES audit_sample(tenant_id, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (audited, decided_at, decided_by_name, note, result) to briefke_app

table auditor_access (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  engagement_id uuid not null
  at timestamp with time zone not null
  what text not null
  path text not null
  object_kind text
  object_id uuid
  label text
  CHECK ((num_nulls(object_kind, object_id) = ANY (ARRAY[0, 2])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, engagement_id) REFERENCES engagement(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((what = ANY (ARRAY['viewed'::text, 'downloaded'::text])))
  CREATE INDEX auditor_access_tenant_id_engagement_id_id_idx ON public.auditor_access USING btree (tenant_id, engagement_id, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table browser_restart
  id uuid not null
  worker_id uuid not null
  reason text not null
  happened_at timestamp with time zone not null
  PRIMARY KEY (id)
  CHECK ((reason = ANY (ARRAY['too-much-memory'::text, 'too-slow'::text, 'went-away'::text, 'worn'::text, 'old'::text])))
  CREATE INDEX browser_restart_at ON public.browser_restart USING btree (happened_at)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system

table bulk_item (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  job_id uuid not null
  position integer not null
  document_id uuid not null
  state text not null default 'waiting'::text
  number text
  sentence text
  tries integer not null default 0
  CHECK (((state = 'refused'::text) = (sentence IS NOT NULL)))
  PRIMARY KEY (tenant_id, job_id, "position")
  CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, job_id, document_id)
  FOREIGN KEY (tenant_id, job_id) REFERENCES bulk_job(tenant_id, id)
  CREATE INDEX bulk_item_refused ON public.bulk_item USING btree (tenant_id, job_id, "position") WHERE (state = 'refused'::text)
  CREATE INDEX bulk_item_waiting ON public.bulk_item USING btree (tenant_id, job_id, "position") WHERE (state = 'waiting'::text)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (number, sentence, state, tries) to briefke_app

table bulk_job (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  status text not null default 'queued'::text
  total integer not null
  done integer not null default 0
  refused integer not null default 0
  failure text
  actor_id uuid not null
  asked_by_name text not null
  asked_at timestamp with time zone not null
  turns integer not null default 0
  lease uuid
  leased_until timestamp with time zone
  started_at timestamp with time zone
  started_from integer not null default 0
  finished_at timestamp with time zone
  CHECK (((done <= total) AND (refused <= total)))
  CHECK (((status = 'failed'::text) = (failure IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['issue'::text, 'send'::text, 'download'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text, 'cancelled'::text, 'failed'::text, 'done'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((total > 0))
  CREATE INDEX bulk_job_open ON public.bulk_job USING btree (asked_at) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]))
  policy system_select permissive for r to briefke_system using ((status = ANY (ARRAY['queued'::text, 'running'::text])))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (actor_id, done, failure, finished_at, lease, leased_until, refused, started_at, started_from, status, turns) to briefke_app
  grant select (asked_at, id, leased_until, status, tenant_id, turns) to briefke_system

table certificate_use (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  number_key text not null
  side text not null
  used_in uuid not null
  position integer not null
  named integer not null
  PRIMARY KEY (tenant_id, number_key, side, used_in, "position")
  CHECK ((side = ANY (ARRAY['issued'::text, 'received'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX certificate_use_tenant_id_used_in_idx ON public.certificate_use USING btree (tenant_id, used_in)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  CREATE TRIGGER note_certificate_named_insert AFTER INSERT ON public.certificate_use REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_certificate_named():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'certificate', c.number_key from changed c union select c.tenant_id, 'certificate', o.number_key from changed c join certificate_use u on u.tenant_id = c.tenant_id and u.number_key = c.number_key and u.named > 1 join certificate_use o on o.tenant_id = u.tenant_id and o.used_in = u.used_in and o.position = u.position; return null; end 

table chase (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  counterparty_id uuid not null
  started_by uuid
  started_by_name text not null
  started_at timestamp with time zone not null
  due_at timestamp with time zone not null
  reminders integer not null default 0
  stopped_at timestamp with time zone
  stop_reason text
  stopped_by_name text
  CHECK ((num_nulls(stopped_at, stop_reason, stopped_by_name) = ANY (ARRAY[0, 3])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((stop_reason = ANY (ARRAY['complete'::text, 'stopped'::text, 'unanswered'::text])))
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX chase_due ON public.chase USING btree (due_at) WHERE (stopped_at IS NULL)
  CREATE UNIQUE INDEX chase_open ON public.chase USING btree (tenant_id, counterparty_id) WHERE (stopped_at IS NULL)
  policy system_select permissive for r to briefke_system using ((stopped_at IS NULL))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (due_at, reminders, stop_reason, stopped_at, stopped_by_name) to briefke_app
  grant select (due_at, id, stopped_at, tenant_id) to briefke_system

table chase_document (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  chase_id uuid not null
  document_id uuid not null
  added_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, chase_id, document_id)
  FOREIGN KEY (tenant_id, chase_id) REFERENCES chase(tenant_id, id)
  FOREIGN KEY (tenant_id, document_id) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table chase_message (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  chase_id uuid not null
  kind text not null
  to_address text not null
  subject text not null
  body text not null
  document_ids uuid[] not null
  asked_by_name text not null
  asked_at timestamp with time zone not null
  mail_state text not null default 'queued'::text
  sent_at timestamp with time zone
  send_link_id uuid
  CHECK ((kind = ANY (ARRAY['request'::text, 'reminder'::text])))
  CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text, 'not-needed'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, chase_id) REFERENCES chase(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, send_link_id) REFERENCES send_link(tenant_id, id)
  CREATE INDEX chase_message_queued ON public.chase_message USING btree (asked_at) WHERE (mail_state = 'queued'::text)
  CREATE INDEX chase_message_tenant_id_chase_id_asked_at_idx ON public.chase_message USING btree (tenant_id, chase_id, asked_at)
  policy system_select permissive for r to briefke_system using ((mail_state = 'queued'::text))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (mail_state, sent_at, to_address) to briefke_app
  grant select (asked_at, id, mail_state, tenant_id) to briefke_system
  CREATE TRIGGER chase_message_only_erased BEFORE UPDATE OF to_address ON public.chase_message FOR EACH ROW EXECUTE FUNCTION only_erase_person():  begin if tg_table_name = 'membership' and current_user = 'briefke_app' and (to_jsonb(new) ->> 'name' <> '' or to_jsonb(new) ->> 'email' <> '' or to_jsonb(old) ->> 'state' <> 'suspended') then raise exception 'permission denied: a member is erased once he left, and never renamed' using errcode = '42501'; end if; if tg_table_name = 'chase_message' and current_user = 'briefke_app' and to_jsonb(new) ->> 'to_address' <> '' then raise exception 'permission denied: an address is erased, and never changed' using errcode = '42501'; end if; return new; end 

table company (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  legal_name text not null
  trade_name text
  country text not null
  address text not null default ''::text
  registration_number text not null
  tax_number text
  bourse_memberships text[] not null default '{}'::text[]
  segment text not null
  time_zone text not null
  currency text not null
  fiscal_year_start integer not null
  paper text not null default 'A4'::text
  state text not null
  created_at timestamp with time zone not null default now()
  back_dating_days integer not null default 30
  schemes text[] not null default '{}'::text[]
  forbid_unsupported boolean not null default false
  chase_after_days integer not null default 14
  language text not null default 'en'::text
  requires_second_factor boolean not null default false
  CHECK (((back_dating_days >= 0) AND (back_dating_days <= 3650)))
  CHECK (((chase_after_days >= 1) AND (chase_after_days <= 365)))
  CHECK ((country ~ '^[A-Z]{2}$'::text))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK (((fiscal_year_start >= 1) AND (fiscal_year_start <= 12)))
  CHECK ((paper = ANY (ARRAY['A4'::text, 'Letter'::text])))
  PRIMARY KEY (tenant_id)
  CHECK ((state = ANY (ARRAY['applied'::text, 'verified'::text, 'active'::text, 'suspended'::text, 'expelled'::text])))
  CREATE INDEX company_lower_idx ON public.company USING btree (lower(legal_name) text_pattern_ops)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy system_update permissive for w to briefke_system using (true) with check (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (address, back_dating_days, bourse_memberships, chase_after_days, forbid_unsupported, language, paper, requires_second_factor, tax_number, time_zone, trade_name) to briefke_app
  grant insert (address, bourse_memberships, country, created_at, currency, fiscal_year_start, legal_name, paper, registration_number, schemes, segment, state, tax_number, tenant_id, time_zone, trade_name) to briefke_system
  grant select (address, bourse_memberships, country, created_at, currency, fiscal_year_start, legal_name, paper, registration_number, requires_second_factor, schemes, segment, state, tax_number, tenant_id, time_zone, trade_name) to briefke_system
  grant update (schemes, state) to briefke_system

table company_state_change (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  from_state text
  to_state text not null
  reason text not null
  changed_by uuid not null
  changed_by_name text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((to_state = ANY (ARRAY['applied'::text, 'verified'::text, 'active'::text, 'suspended'::text, 'expelled'::text])))
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant insert (changed_at, changed_by, changed_by_name, from_state, id, reason, tenant_id, to_state) to briefke_system
  grant select (changed_at, changed_by, changed_by_name, from_state, id, reason, tenant_id, to_state) to briefke_system

table counterparty (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  name text not null
  roles text[] not null
  country text not null
  address text not null default ''::text
  tax_number text
  email text
  archived_at timestamp with time zone
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  blocked_from date
  blocked_reason text
  blocked_by_name text
  language text
  CHECK (((blocked_from IS NULL) = (blocked_reason IS NULL)))
  CHECK ((country ~ '^[A-Z]{2}$'::text))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX counterparty_tenant_id_lower_id_idx ON public.counterparty USING btree (tenant_id, lower(name), id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (address, archived_at, blocked_by_name, blocked_from, blocked_reason, country, email, language, name, roles, tax_number, updated_at) to briefke_app
  CREATE TRIGGER note_partner AFTER UPDATE ON public.counterparty REFERENCING OLD TABLE AS earlier NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_partner():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select n.tenant_id, 'received', d.id::text from changed n join earlier o on o.tenant_id = n.tenant_id and o.id = n.id join received_document d on d.tenant_id = n.tenant_id and d.counterparty_id = n.id where n.country <> o.country or (n.blocked_from is distinct from o.blocked_from and d.document_date >= least(n.blocked_from, o.blocked_from)); return null; end 

table counterparty_registration (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  counterparty_id uuid not null
  scheme text not null
  number text
  valid_from date
  valid_to date
  checked_on date
  checked_by_name text not null
  seen text not null
  evidence_sha256 text
  recorded_at timestamp with time zone not null
  CHECK ((valid_to >= valid_from))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX counterparty_registration_tenant_id_counterparty_id_idx ON public.counterparty_registration USING btree (tenant_id, counterparty_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  CREATE TRIGGER note_partner_check_insert AFTER INSERT ON public.counterparty_registration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_partner_check():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'received', e.scope_id from changed c join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id join exception e on e.tenant_id = d.tenant_id and e.scope_kind = 'received' and e.scope_id = d.id::text and e.rule = 'E07' and e.state <> 'closed' union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id and d.document_date >= coalesce(c.checked_on, c.valid_from); return null; end 

table deletion (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  status text not null default 'proposed'::text
  items integer not null
  proposed_by uuid not null
  proposed_by_name text not null
  proposed_at timestamp with time zone not null
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  decision_note text
  finished_at timestamp with time zone
  CHECK ((decided_by <> proposed_by))
  CHECK (((status = 'proposed'::text) = (decided_by IS NULL)))
  CHECK (((status = 'done'::text) = (finished_at IS NOT NULL)))
  CHECK (((items >= 1) AND (items <= 1000)))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'done'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX deletion_approved ON public.deletion USING btree (decided_at) WHERE (status = 'approved'::text)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (decided_at, decided_by, decided_by_name, decision_note, finished_at, status) to briefke_app
  grant select (decided_at, id, status, tenant_id) to briefke_system

table deletion_item (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  deletion_id uuid not null
  kind text not null
  record_id uuid not null
  number text not null
  day date not null
  kept_until date not null
  rule text not null
  state text not null default 'waiting'::text
  sentence text
  content_sha256 text
  files text[] not null default '{}'::text[]
  emptied_at timestamp with time zone
  CHECK (((state = ANY (ARRAY['emptied'::text, 'done'::text])) = (emptied_at IS NOT NULL)))
  CHECK (((state = ANY (ARRAY['emptied'::text, 'done'::text])) = (content_sha256 IS NOT NULL)))
  CHECK (((state = 'kept'::text) = (sentence IS NOT NULL)))
  CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text))
  CHECK ((kind = ANY (ARRAY['issued'::text, 'received'::text, 'certificate'::text, 'letter'::text, 'pack'::text])))
  PRIMARY KEY (tenant_id, deletion_id, kind, record_id)
  CHECK ((state = ANY (ARRAY['waiting'::text, 'emptied'::text, 'done'::text, 'kept'::text])))
  FOREIGN KEY (tenant_id, deletion_id) REFERENCES deletion(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE UNIQUE INDEX deletion_item_once ON public.deletion_item USING btree (tenant_id, kind, record_id) WHERE (state = ANY (ARRAY['emptied'::text, 'done'::text]))
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (content_sha256, emptied_at, files, sentence, state) to briefke_app
  grant select (emptied_at, kind, record_id, rule, state, tenant_id) to briefke_system
  CREATE TRIGGER deletion_item_lawful BEFORE INSERT OR UPDATE ON public.deletion_item FOR EACH ROW EXECUTE FUNCTION only_lawful_deletion():  declare fact record; name text; begin if tg_op = 'INSERT' then if new.state <> 'waiting' then raise exception 'permission denied: a deletion begins with a proposal' using errcode = '42501'; end if; return new; end if; if old.state in ('emptied', 'done', 'kept') and not (old.state = 'emptied' and new.state in ('emptied', 'done')) and new.state <> old.state then raise exception 'permission denied: what was decided of a record stays' using errcode = '42501'; end if; if new.state not in ('emptied', 'done') or old.state in ('emptied', 'done') then return new; end if; if not exists (select from deletion d where d.id = new.deletion_id and d.status = 'approved' and d.decided_by <> d.proposed_by) then raise exception 'permission denied: two people agree to a deletion' using errcode = '42501'; end if; select * into fact from kept_records() k where k.kind = new.kind and k.id = new.record_id; if not found then raise exception 'permission denied: there is no such record' using errcode = '42501'; end if; if retention_until(fact.kind, fact.day, fact.moved_on, fact.imported_into) >= company_today() then raise exception 'permission denied: the record has to be kept' using errcode = '42501'; end if; name := holding(fact.kind, fact.id, fact.counterparty_id, fact.period_from, fact.period_to); if name is not null then raise exception 'permission denied: a legal hold keeps the record' using errcode = '42501'; end if; if fact.kind in ('issued', 'received') and not exists (select from ledger_period p where p.to_day >= fact.day) then raise exception 'permission denied: the period of the record is not closed' using errcode = '42501'; end if; if exists (select from referrers(fact.kind, fact.id) r where not exists (select from deletion_item i where i.kind = r.kind and i.record_id = r.id and i.state in ('emptied', 'done'))) then raise exception 'permission denied: a record that stays refers to it' using errcode = '42501'; end if; return new; end 

table document (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  trade_document_id uuid
  kind text not null
  paper text not null
  status text not null default 'queued'::text
  requested_at timestamp with time zone not null
  attempts integer not null default 0
  failure text
  template_version text
  input_sha256 text
  sandbox text
  sha256 text
  bytes bigint
  pages integer
  rendered_at timestamp with time zone
  warranty_id uuid
  signature text not null default 'none'::text
  signed_at timestamp with time zone
  signing_key_id uuid
  unsigned_sha256 text
  template_id uuid
  branding_id uuid
  letter_id uuid
  CHECK (((status = 'rendered'::text) = ((sha256 IS NOT NULL) AND (rendered_at IS NOT NULL))))
  CHECK (((kind = ANY (ARRAY['declaration'::text, 'supplementary-letter'::text])) = (warranty_id IS NOT NULL)))
  CHECK (((signature = 'signed'::text) = ((signed_at IS NOT NULL) AND (signing_key_id IS NOT NULL))))
  CHECK (((kind = 'letter'::text) = (letter_id IS NOT NULL)))
  CHECK ((num_nonnulls(trade_document_id, letter_id) = 1))
  CHECK ((kind = ANY (ARRAY['trade-document'::text, 'warranty-statement'::text, 'declaration'::text, 'supplementary-letter'::text, 'letter'::text])))
  CHECK ((paper = ANY (ARRAY['A4'::text, 'Letter'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((signature = ANY (ARRAY['none'::text, 'awaited'::text, 'signed'::text])))
  CHECK ((status = ANY (ARRAY['queued'::text, 'rendered'::text, 'failed'::text])))
  FOREIGN KEY (tenant_id, branding_id) REFERENCES template(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, letter_id) REFERENCES letter(tenant_id, id)
  FOREIGN KEY (tenant_id, signing_key_id) REFERENCES signing_key(tenant_id, id)
  FOREIGN KEY (tenant_id, template_id) REFERENCES template(tenant_id, id)
  FOREIGN KEY (tenant_id, trade_document_id) REFERENCES trade_document(tenant_id, id)
  UNIQUE NULLS NOT DISTINCT (tenant_id, trade_document_id, letter_id, kind, paper, warranty_id)
  FOREIGN KEY (tenant_id, warranty_id) REFERENCES warranty(tenant_id, id)
  CREATE INDEX document_branding ON public.document USING btree (tenant_id, branding_id) WHERE (branding_id IS NOT NULL)
  CREATE INDEX document_failed ON public.document USING btree (requested_at) WHERE (status = 'failed'::text)
  CREATE INDEX document_letter ON public.document USING btree (tenant_id, letter_id) WHERE (letter_id IS NOT NULL)
  CREATE INDEX document_queued ON public.document USING btree (requested_at) WHERE (status = 'queued'::text)
  CREATE INDEX document_template ON public.document USING btree (tenant_id, template_id) WHERE (template_id IS NOT NULL)
  CREATE INDEX document_unsigned ON public.document USING btree (rendered_at) WHERE (signature = 'awaited'::text)
  policy rendered_is_frozen restrictive for w to briefke_app using (((status <> 'rendered'::text) OR (signature = 'awaited'::text))) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (attempts, bytes, failure, input_sha256, pages, rendered_at, sandbox, sha256, signature, signed_at, signing_key_id, status, template_version, unsigned_sha256) to briefke_app
  grant select (id, kind, letter_id, paper, rendered_at, requested_at, sha256, signature, status, tenant_id, trade_document_id, unsigned_sha256) to briefke_system
  CREATE TRIGGER note_print_update AFTER UPDATE ON public.document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_print():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'issued', c.trade_document_id::text from changed c where c.trade_document_id is not null and (c.status = 'failed' or exists (select from exception e where e.tenant_id = c.tenant_id and e.scope_kind = 'issued' and e.scope_id = c.trade_document_id::text and e.rule = 'E21' and e.state <> 'closed')); return null; end 

table engagement (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  user_id uuid not null
  auditor_name text not null
  auditor_email text not null
  firm text not null
  period_from date not null
  period_to date not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  created_at timestamp with time zone not null
  CHECK ((period_to >= period_from))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (ended_at) to briefke_app
  grant insert (auditor_email, auditor_name, created_at, ended_at, expires_at, firm, id, period_from, period_to, tenant_id, user_id) to briefke_system
  grant select (auditor_email, auditor_name, created_at, ended_at, expires_at, firm, id, period_from, period_to, tenant_id, user_id) to briefke_system

table event (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  happened_at timestamp with time zone not null
  actor_kind text not null
  actor_id uuid
  actor_name text not null
  verb text not null
  object_kind text not null
  object_id text not null
  details jsonb not null default '{}'::jsonb
  seq bigint not null
  record text not null
  leaf_hash bytea not null
  actor_salt bytea
  details_salt bytea
  PRIMARY KEY (tenant_id, id)
  UNIQUE (tenant_id, seq)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX event_tenant_id_object_kind_object_id_id_idx ON public.event USING btree (tenant_id, object_kind, object_id, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (actor_id, actor_name, actor_salt, details, details_salt) to briefke_app
  CREATE TRIGGER event_only_erased BEFORE UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION only_erase_event():  begin if (new.actor_id, new.actor_name, new.actor_salt) is distinct from (old.actor_id, old.actor_name, old.actor_salt) and not (new.actor_id is null and new.actor_name = '' and new.actor_salt is null) then raise exception 'an entry of the log cannot be changed, only erased' using errcode = '42501'; end if; if (new.details, new.details_salt) is distinct from (old.details, old.details_salt) and not (new.details = '{}' and new.details_salt is null) then raise exception 'an entry of the log cannot be changed, only erased' using errcode = '42501'; end if; return new; end 

table evidence_checkpoint (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  origin text not null
  size bigint not null
  root bytea not null
  note text not null
  salt bytea not null
  signed_at timestamp with time zone not null
  association_index bigint
  PRIMARY KEY (tenant_id, origin, size)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (association_index) to briefke_app

table evidence_head (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  size bigint not null
  generation integer not null default 1
  sealed_size bigint not null default 0
  sealed_at timestamp with time zone
  forked_at timestamp with time zone
  fork text
  PRIMARY KEY (tenant_id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (fork, forked_at, generation, sealed_at, sealed_size, size) to briefke_app
  grant select (fork, forked_at, generation, sealed_at, sealed_size, size, tenant_id) to briefke_system

table evidence_node (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  level integer not null
  index bigint not null
  hash bytea not null
  PRIMARY KEY (tenant_id, level, index)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table exception (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  rule text not null
  scope_kind text not null
  scope_id text not null
  about text not null
  subject text not null
  subject_day date not null
  severity text not null
  sentence text not null
  mend text not null
  figures jsonb not null
  state text not null default 'open'::text
  owner_role text not null
  owner_id uuid
  owner_name text
  due_on date not null
  corrective_action text
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  waived_at timestamp with time zone
  waived_by_name text
  waive_reason text
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
  CHECK (((state = 'waived'::text) = ((waived_at IS NOT NULL) AND (waived_by_name IS NOT NULL) AND (waive_reason IS NOT NULL))))
  CHECK ((owner_role = ANY (ARRAY['owner'::text, 'compliance'::text, 'dealer'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((scope_kind = ANY (ARRAY['issued'::text, 'received'::text, 'certificate'::text, 'balance'::text, 'processing'::text])))
  CHECK ((severity = ANY (ARRAY['block'::text, 'warn'::text, 'info'::text])))
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'waived'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, scope_kind, scope_id, rule, about)
  CREATE INDEX exception_open ON public.exception USING btree (tenant_id, due_on, id) WHERE (state = 'open'::text)
  CREATE INDEX exception_tenant_id_rule_due_on_id_idx ON public.exception USING btree (tenant_id, rule, due_on, id)
  CREATE INDEX exception_tenant_id_subject_day_id_idx ON public.exception USING btree (tenant_id, subject_day, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (closed_at, corrective_action, due_on, figures, mend, opened_at, owner_id, owner_name, sentence, severity, state, subject, subject_day, waive_reason, waived_at, waived_by_name) to briefke_app

table exception_due (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null default gen_random_uuid()
  scope_kind text not null
  scope_id text not null
  due_at timestamp with time zone not null default '-infinity'::timestamp with time zone
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX exception_due_tenant_id_due_at_idx ON public.exception_due USING btree (tenant_id, due_at)
  CREATE INDEX exception_due_tenant_id_scope_kind_scope_id_idx ON public.exception_due USING btree (tenant_id, scope_kind, scope_id)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app
  grant insert (scope_id, scope_kind, tenant_id) to briefke_system
  grant select (due_at, tenant_id) to briefke_system

table exception_event (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  exception_id uuid not null
  what text not null
  by_name text not null
  happened_at timestamp with time zone not null
  details jsonb not null
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, exception_id) REFERENCES exception(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((what = ANY (ARRAY['opened'::text, 'changed'::text, 'closed'::text, 'reopened'::text, 'assigned'::text, 'noted'::text, 'waived'::text, 'waiver-ended'::text])))
  CREATE INDEX exception_event_tenant_id_exception_id_id_idx ON public.exception_event USING btree (tenant_id, exception_id, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table governance_record (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  title text not null
  day date not null
  year integer not null
  people text
  note text
  file_sha256 text
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  withdrawn_by_name text
  withdraw_reason text
  CHECK (((withdrawn_at IS NULL) = (withdraw_reason IS NULL)))
  CHECK ((kind = ANY (ARRAY['self-assessment'::text, 'policy'::text, 'licence'::text, 'membership'::text, 'appointment'::text, 'training'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((year > 0))
  CREATE INDEX governance_record_tenant_id_year_kind_idx ON public.governance_record USING btree (tenant_id, year, kind)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (withdraw_reason, withdrawn_at, withdrawn_by_name) to briefke_app

table hand_over (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  trade_document_id uuid not null
  counterparty_id uuid not null
  status text not null default 'queued'::text
  asked_at timestamp with time zone not null
  settled_at timestamp with time zone
  CHECK (((status = 'queued'::text) = (settled_at IS NULL)))
  PRIMARY KEY (tenant_id, trade_document_id)
  CHECK ((status = ANY (ARRAY['queued'::text, 'delivered'::text, 'nobody'::text])))
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, trade_document_id) REFERENCES trade_document(tenant_id, id)
  CREATE INDEX hand_over_queued ON public.hand_over USING btree (asked_at) WHERE (status = 'queued'::text)
  policy system_select permissive for r to briefke_system using (true)
  policy system_update permissive for w to briefke_system using (true) with check (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant select (asked_at, counterparty_id, status, tenant_id, trade_document_id) to briefke_system
  grant update (settled_at, status) to briefke_system

table house_template
  name text not null
  body text not null
  css text not null
  dictionary jsonb not null
  PRIMARY KEY (name)
  grant select to briefke_app

table import (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  file_name text not null
  file_sha256 text not null
  row_count integer not null
  error_count integer not null
  report jsonb not null
  status text not null
  created_by uuid
  created_by_name text not null
  created_at timestamp with time zone not null
  applied_at timestamp with time zone
  mapping jsonb
  CHECK ((kind = ANY (ARRAY['issued'::text, 'received'::text, 'counterparties'::text, 'certificates'::text, 'opening-stock'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['mapping'::text, 'refused'::text, 'checked'::text, 'applied'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX import_tenant_id_file_sha256_idx ON public.import USING btree (tenant_id, file_sha256)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (applied_at, error_count, mapping, report, row_count, status) to briefke_app

table import_mapping (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  kind text not null
  heads_sha256 text not null
  mapping jsonb not null
  said_by_name text not null
  said_at timestamp with time zone not null
  CHECK ((heads_sha256 ~ '^[0-9a-f]{64}$'::text))
  CHECK ((kind = ANY (ARRAY['issued'::text, 'received'::text, 'counterparties'::text, 'certificates'::text, 'opening-stock'::text])))
  PRIMARY KEY (tenant_id, kind, heads_sha256)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (mapping, said_at, said_by_name) to briefke_app

table inbox_address (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  address_hash text not null
  made_by_name text not null
  made_at timestamp with time zone not null
  retired_by_name text
  retired_at timestamp with time zone
  CHECK (((retired_at IS NULL) = (retired_by_name IS NULL)))
  PRIMARY KEY (tenant_id, id)
  UNIQUE (tenant_id, address_hash)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX inbox_address_by_hash ON public.inbox_address USING btree (address_hash)
  CREATE UNIQUE INDEX inbox_address_current ON public.inbox_address USING btree (tenant_id) WHERE (retired_at IS NULL)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (retired_at, retired_by_name) to briefke_app
  grant select (address_hash, id, retired_at, tenant_id) to briefke_system

table inbox_item (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  source text not null
  sender text not null
  counterparty_id uuid
  file_name text
  media_type text
  bytes bigint
  sha256 text
  handed jsonb
  received_at timestamp with time zone not null
  status text not null default 'reading'::text
  attempts integer not null default 0
  reading jsonb
  read_number text
  read_party text
  filed_as uuid
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  discard_reason text
  CHECK ((bytes >= 0))
  CHECK ((num_nonnulls(file_name, media_type, bytes, sha256) = ANY (ARRAY[0, 4])))
  CHECK (((status = ANY (ARRAY['filed'::text, 'discarded'::text])) = (num_nonnulls(decided_by_name, decided_at) = 2)))
  CHECK (((status = 'filed'::text) = (filed_as IS NOT NULL)))
  CHECK (((status = 'discarded'::text) = (discard_reason IS NOT NULL)))
  PRIMARY KEY (tenant_id, id)
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CHECK ((source = ANY (ARRAY['upload'::text, 'mail'::text, 'link'::text, 'platform'::text])))
  CHECK ((status = ANY (ARRAY['reading'::text, 'waiting'::text, 'filed'::text, 'discarded'::text])))
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id, filed_as) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE UNIQUE INDEX inbox_item_once ON public.inbox_item USING btree (tenant_id, sha256) WHERE (status <> 'discarded'::text)
  CREATE INDEX inbox_item_queue ON public.inbox_item USING btree (tenant_id, received_at DESC, id DESC)
  CREATE INDEX inbox_item_unread ON public.inbox_item USING btree (received_at) WHERE (status = 'reading'::text)
  policy system_insert permissive for a to briefke_system using (-) with check (((source = 'platform'::text) AND (status = 'waiting'::text) AND (handed IS NOT NULL)))
  policy system_select permissive for r to briefke_system using ((status = 'reading'::text))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (attempts, decided_at, decided_by, decided_by_name, discard_reason, file_name, filed_as, handed, read_number, read_party, reading, sender, status) to briefke_app
  grant insert (counterparty_id, handed, id, read_number, read_party, received_at, sender, source, status, tenant_id) to briefke_system
  grant select (id, received_at, status, tenant_id) to briefke_system
  CREATE TRIGGER content_kept BEFORE UPDATE OF sender, file_name, handed ON public.inbox_item FOR EACH ROW EXECUTE FUNCTION only_emptied('received', 'filed_as', 'sender', 'file_name', 'handed'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 

table invitation (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  email text not null
  role text not null
  firm text
  period_from date
  period_to date
  engagement_expires_at timestamp with time zone
  token_hash text not null
  invited_by_name text not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone
  mail_state text not null default 'queued'::text
  CHECK (((role <> 'auditor'::text) OR ((period_from IS NOT NULL) AND (period_to IS NOT NULL) AND (engagement_expires_at IS NOT NULL))))
  CHECK ((email = lower(email)))
  CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((role = ANY (ARRAY['owner'::text, 'compliance'::text, 'dealer'::text, 'viewer'::text, 'auditor'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX invitation_token_hash_idx ON public.invitation USING btree (token_hash)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy system_update permissive for w to briefke_system using (true) with check (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (revoked_at) to briefke_app
  grant insert (created_at, email, engagement_expires_at, expires_at, firm, id, invited_by_name, mail_state, period_from, period_to, revoked_at, role, tenant_id, token_hash, used_at) to briefke_system
  grant select (created_at, email, engagement_expires_at, expires_at, firm, id, invited_by_name, mail_state, period_from, period_to, revoked_at, role, tenant_id, token_hash, used_at) to briefke_system
  grant update (mail_state, used_at) to briefke_system

table job_incident
  id uuid not null
  job_name text not null
  job_id text not null
  reason text not null
  happened_at timestamp with time zone not null
  PRIMARY KEY (id)
  CREATE INDEX job_incident_at ON public.job_incident USING btree (happened_at)
  grant insert to briefke_system
  grant select to briefke_system

table kp_certificate (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  direction text not null
  number text not null
  number_key text not null
  issuer text not null
  bears_statement boolean not null
  issued_on date not null
  expires_on date not null
  authority text not null
  exporter text not null
  importer text not null
  importer_country text not null
  mixed_origin boolean not null
  origins_starred boolean not null
  origin_countries text[] not null
  carats numeric(12,3) not null
  value_minor bigint not null
  parcel_count integer not null
  validated_on date not null
  seal_numbers text[] not null
  shipped_on date
  imported_on date
  counts_on date not null
  further jsonb not null
  note text
  file_sha256 text
  status text not null default 'recorded'::text
  recorded_by uuid
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  withdrawn_by_name text
  withdraw_reason text
  CHECK (bears_statement)
  CHECK ((carats > (0)::numeric))
  CHECK ((expires_on >= issued_on))
  CHECK ((direction = ANY (ARRAY['received'::text, 'issued'::text])))
  CHECK ((parcel_count > 0))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['recorded'::text, 'withdrawn'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((value_minor >= 0))
  CREATE INDEX kp_certificate_tenant_id_counts_on_id_idx ON public.kp_certificate USING btree (tenant_id, counts_on DESC, id DESC)
  CREATE UNIQUE INDEX kp_certificate_tenant_id_number_key_idx ON public.kp_certificate USING btree (tenant_id, number_key) WHERE (status = 'recorded'::text)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (exporter, further, importer, note, recorded_by, recorded_by_name, seal_numbers, status, value_minor, withdraw_reason, withdrawn_at, withdrawn_by_name) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF exporter, importer, value_minor, seal_numbers, further, note, recorded_by, recorded_by_name ON public.kp_certificate FOR EACH ROW EXECUTE FUNCTION only_emptied('certificate', 'id', 'exporter', 'importer', 'value_minor', 'seal_numbers', 'further', 'note', 'recorded_by', 'recorded_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_certificate_insert AFTER INSERT ON public.kp_certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_certificate():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'certificate', c.number_key from changed c; return null; end 
  CREATE TRIGGER note_certificate_update AFTER UPDATE ON public.kp_certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_certificate():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'certificate', c.number_key from changed c; return null; end 

table kp_certificate_confirmation (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  certificate_id uuid not null
  sent_on date not null
  sent_to text not null
  signatory text not null
  letter text not null
  note text
  recorded_by uuid
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, certificate_id) REFERENCES kp_certificate(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX kp_certificate_confirmation_tenant_id_certificate_id_sent_o_idx ON public.kp_certificate_confirmation USING btree (tenant_id, certificate_id, sent_on)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (letter, note, recorded_by, recorded_by_name, sent_to, signatory) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF sent_to, signatory, letter, note, recorded_by, recorded_by_name ON public.kp_certificate_confirmation FOR EACH ROW EXECUTE FUNCTION only_emptied('certificate', 'certificate_id', 'sent_to', 'signatory', 'letter', 'note', 'recorded_by', 'recorded_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_import_confirmation_insert AFTER INSERT ON public.kp_certificate_confirmation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_import_confirmation():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'certificate', k.number_key from changed c join kp_certificate k on k.tenant_id = c.tenant_id and k.id = c.certificate_id; return null; end 

table kp_certificate_line (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  certificate_id uuid not null
  position integer not null
  hs_code text not null
  carats numeric(12,3) not null
  value_minor bigint not null
  country_of_mining text
  CHECK ((carats > (0)::numeric))
  PRIMARY KEY (tenant_id, certificate_id, "position")
  CHECK ((("position" >= 1) AND ("position" <= 200)))
  FOREIGN KEY (tenant_id, certificate_id) REFERENCES kp_certificate(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK ((value_minor >= 0))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (country_of_mining, value_minor) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF value_minor, country_of_mining ON public.kp_certificate_line FOR EACH ROW EXECUTE FUNCTION only_emptied('certificate', 'certificate_id', 'value_minor', 'country_of_mining'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 

table kp_certificate_predecessor (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  certificate_id uuid not null
  position integer not null
  number text not null
  number_key text not null
  PRIMARY KEY (tenant_id, certificate_id, "position")
  CHECK ((("position" >= 1) AND ("position" <= 100)))
  FOREIGN KEY (tenant_id, certificate_id) REFERENCES kp_certificate(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX kp_certificate_predecessor_tenant_id_number_key_idx ON public.kp_certificate_predecessor USING btree (tenant_id, number_key)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table ledger_balance (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  scheme text not null
  goods_class text not null
  month date not null
  bucket text not null
  carats numeric(16,3) not null
  warranted numeric(16,3) not null
  PRIMARY KEY (tenant_id, scheme, goods_class, month, bucket)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (carats, warranted) to briefke_app

table ledger_entry (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  source_id uuid not null
  position integer not null
  leg integer not null default 0
  source_kind text not null
  scheme text not null
  goods_class text not null
  day date not null
  document_day date not null
  bucket text not null
  carats numeric(14,3) not null
  warranted numeric(14,3) not null
  abroad boolean
  value_minor bigint
  currency text
  entered_at timestamp with time zone not null default now()
  CHECK ((bucket = ANY (ARRAY['opening'::text, 'received'::text, 'produced'::text, 'returns-in'::text, 'adjustments'::text, 'issued'::text, 'returns-out'::text, 'consumed'::text])))
  CHECK ((leg = ANY (ARRAY[0, 1])))
  PRIMARY KEY (tenant_id, source_id, "position", leg)
  CHECK ((source_kind = ANY (ARRAY['issued'::text, 'received'::text, 'processing'::text, 'opening'::text, 'adjustment'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX ledger_entry_tenant_id_day_goods_class_idx ON public.ledger_entry USING btree (tenant_id, day, goods_class)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (currency, value_minor) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF value_minor, currency ON public.ledger_entry FOR EACH ROW WHEN ((old.source_kind <> ALL (ARRAY['issued'::text, 'received'::text]))) EXECUTE FUNCTION only_emptied('none', 'source_id', 'value_minor', 'currency'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER content_kept_issued BEFORE UPDATE OF value_minor, currency ON public.ledger_entry FOR EACH ROW WHEN ((old.source_kind = 'issued'::text)) EXECUTE FUNCTION only_emptied('issued', 'source_id', 'value_minor', 'currency'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER content_kept_received BEFORE UPDATE OF value_minor, currency ON public.ledger_entry FOR EACH ROW WHEN ((old.source_kind = 'received'::text)) EXECUTE FUNCTION only_emptied('received', 'source_id', 'value_minor', 'currency'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER ledger_entry_kept AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger_balance():  begin perform pg_advisory_xact_lock_shared(hashtextextended('ledger:' || n.tenant_id, 0)) from (select distinct tenant_id from written) n; if exists (select from written w join ledger_period p on p.tenant_id = w.tenant_id and w.day <= p.to_day) then raise exception 'the period is closed' using errcode = 'BR001'; end if; insert into ledger_balance as b (tenant_id, scheme, goods_class, month, bucket, carats, warranted) select tenant_id, scheme, goods_class, date_trunc('month', day)::date, bucket, sum(carats), sum(warranted) from written group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5 on conflict (tenant_id, scheme, goods_class, month, bucket) do update set carats = b.carats + excluded.carats, warranted = b.warranted + excluded.warranted; return null; end 
  CREATE TRIGGER note_balance_insert AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_balance():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'balance', c.scheme || '/' || c.goods_class from changed c; return null; end 

table ledger_period (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  from_day date not null
  to_day date not null
  figures jsonb not null
  closed_by uuid
  closed_by_name text not null
  closed_at timestamp with time zone not null
  CHECK ((to_day >= from_day))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, to_day)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table legal_hold (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  name text not null
  reason text not null
  from_day date not null
  covers text not null
  counterparty_id uuid
  period_from date
  period_to date
  set_by uuid not null
  set_by_name text not null
  set_at timestamp with time zone not null
  lifted_by uuid
  lifted_by_name text
  lifted_at timestamp with time zone
  lift_reason text
  CHECK (((covers = 'counterparty'::text) = (counterparty_id IS NOT NULL)))
  CHECK (((covers = 'period'::text) = (num_nonnulls(period_from, period_to) = 2)))
  CHECK ((period_to >= period_from))
  CHECK ((num_nonnulls(lifted_by, lifted_by_name, lifted_at, lift_reason) = ANY (ARRAY[0, 4])))
  CHECK ((lifted_by <> set_by))
  CHECK ((covers = ANY (ARRAY['everything'::text, 'counterparty'::text, 'period'::text, 'records'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (lift_reason, lifted_at, lifted_by, lifted_by_name) to briefke_app

table legal_hold_record (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  hold_id uuid not null
  kind text not null
  record_id uuid not null
  number text not null
  CHECK ((kind = ANY (ARRAY['issued'::text, 'received'::text, 'certificate'::text, 'letter'::text, 'pack'::text])))
  PRIMARY KEY (tenant_id, hold_id, kind, record_id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, hold_id) REFERENCES legal_hold(tenant_id, id)
  CREATE INDEX legal_hold_record_tenant_id_kind_record_id_idx ON public.legal_hold_record USING btree (tenant_id, kind, record_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table letter (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  number text not null
  day date not null
  content jsonb not null
  carats numeric(16,3) not null
  unit text not null
  counterparty_id uuid
  confirmation_id uuid
  code_hash text not null
  written_by uuid
  written_by_name text not null
  written_at timestamp with time zone not null
  engagement_id uuid
  withdrawn_at timestamp with time zone
  withdrawn_by_name text
  withdraw_reason text
  CHECK (((kind = 'warranty-account'::text) = (counterparty_id IS NOT NULL)))
  CHECK (((kind = 'import-confirmation'::text) = (confirmation_id IS NOT NULL)))
  CHECK (((kind = 'auditor-certificate'::text) = (engagement_id IS NOT NULL)))
  CHECK ((num_nulls(withdrawn_at, withdrawn_by_name, withdraw_reason) = ANY (ARRAY[0, 3])))
  CHECK (((withdrawn_at IS NULL) OR (kind = 'auditor-certificate'::text)))
  CHECK ((kind = ANY (ARRAY['import-confirmation'::text, 'warranty-account'::text, 'auditor-certificate'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, confirmation_id) REFERENCES kp_certificate_confirmation(tenant_id, id)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id, engagement_id) REFERENCES engagement(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, kind, number)
  CREATE INDEX letter_code_hash_idx ON public.letter USING btree (code_hash)
  CREATE INDEX letter_tenant_id_confirmation_id_idx ON public.letter USING btree (tenant_id, confirmation_id) WHERE (confirmation_id IS NOT NULL)
  CREATE INDEX letter_tenant_id_counterparty_id_id_idx ON public.letter USING btree (tenant_id, counterparty_id, id) WHERE (counterparty_id IS NOT NULL)
  CREATE INDEX letter_tenant_id_engagement_id_id_idx ON public.letter USING btree (tenant_id, engagement_id, id) WHERE (engagement_id IS NOT NULL)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (content, withdraw_reason, withdrawn_at, withdrawn_by_name, written_by, written_by_name) to briefke_app
  grant select (carats, code_hash, day, engagement_id, id, kind, number, tenant_id, unit, withdrawn_at, written_at) to briefke_system
  CREATE TRIGGER content_kept BEFORE UPDATE OF content, written_by, written_by_name ON public.letter FOR EACH ROW EXECUTE FUNCTION only_emptied('letter', 'id', 'content', 'written_by', 'written_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER withdrawn_once BEFORE UPDATE OF withdrawn_at, withdrawn_by_name, withdraw_reason ON public.letter FOR EACH ROW EXECUTE FUNCTION withdrawn_once():  begin if old.withdrawn_at is not null then raise exception 'this certificate is withdrawn already' using errcode = 'check_violation'; end if; return new; end 

table library_state
  one boolean not null default true
  revision bigint not null
  CHECK (one)
  PRIMARY KEY (one)
  grant select to briefke_app
  grant select to briefke_system
  grant update (revision) to briefke_system

table log_key
  id text not null
  public_key bytea not null
  wrapped_key bytea not null
  made_at timestamp with time zone not null
  retired_at timestamp with time zone
  PRIMARY KEY (id)
  CREATE UNIQUE INDEX log_key_current ON public.log_key USING btree ((true)) WHERE (retired_at IS NULL)
  grant insert to briefke_system
  grant select to briefke_system
  grant update (retired_at) to briefke_system

table login_attempt
  id uuid not null
  account_hash text not null
  network text not null
  attempted_at timestamp with time zone not null
  succeeded boolean not null
  PRIMARY KEY (id)
  CREATE INDEX login_attempt_account_hash_attempted_at_idx ON public.login_attempt USING btree (account_hash, attempted_at)
  CREATE INDEX login_attempt_network_attempted_at_idx ON public.login_attempt USING btree (network, attempted_at)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table member_month (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  month date not null
  segment text not null
  issued integer not null
  warranted integer not null
  received integer not null
  covered integer not null
  counted_at timestamp with time zone not null
  CHECK (((warranted >= 0) AND (warranted <= issued)))
  CHECK (((covered >= 0) AND (covered <= received)))
  CHECK ((issued >= 0))
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  PRIMARY KEY (tenant_id, month)
  CHECK ((received >= 0))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX member_month_month_idx ON public.member_month USING btree (month)
  policy adding_up permissive for r to briefke_oversight using (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant select to briefke_oversight
  grant select (month, tenant_id) to briefke_system

table member_month_rule (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  month date not null
  rule text not null
  family text not null
  found integer not null
  mended integer not null
  CHECK (((mended >= 0) AND (mended <= found)))
  CHECK ((found > 0))
  PRIMARY KEY (tenant_id, month, rule)
  FOREIGN KEY (tenant_id, month) REFERENCES member_month(tenant_id, month)
  CREATE INDEX member_month_rule_month_idx ON public.member_month_rule USING btree (month)
  policy adding_up permissive for r to briefke_oversight using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant select to briefke_oversight

table membership (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  user_id uuid not null
  name text not null
  email text not null
  role text not null
  state text not null default 'active'::text
  joined_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, user_id)
  CHECK ((role = ANY (ARRAY['owner'::text, 'compliance'::text, 'dealer'::text, 'viewer'::text])))
  CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (email, name, role, state) to briefke_app
  grant insert (email, joined_at, name, role, state, tenant_id, user_id) to briefke_system
  grant select (email, joined_at, name, role, state, tenant_id, user_id) to briefke_system
  CREATE TRIGGER membership_only_erased BEFORE UPDATE OF name, email ON public.membership FOR EACH ROW EXECUTE FUNCTION only_erase_person():  begin if tg_table_name = 'membership' and current_user = 'briefke_app' and (to_jsonb(new) ->> 'name' <> '' or to_jsonb(new) ->> 'email' <> '' or to_jsonb(old) ->> 'state' <> 'suspended') then raise exception 'permission denied: a member is erased once he left, and never renamed' using errcode = '42501'; end if; if tg_table_name = 'chase_message' and current_user = 'briefke_app' and to_jsonb(new) ->> 'to_address' <> '' then raise exception 'permission denied: an address is erased, and never changed' using errcode = '42501'; end if; return new; end 

table notice (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  publication_id uuid
  title text not null
  body text not null
  effective_on date not null
  document_types text[] not null
  goods_classes text[] not null
  created_at timestamp with time zone not null
  mail_state text not null default 'queued'::text
  read_at timestamp with time zone
  read_by_name text
  schedule_id uuid
  period_from date
  CHECK ((((kind = 'publication'::text) = (publication_id IS NOT NULL)) AND ((kind = 'publication'::text) = (schedule_id IS NULL)) AND ((schedule_id IS NULL) = (period_from IS NULL))))
  CHECK (((read_at IS NULL) = (read_by_name IS NULL)))
  CHECK ((kind = ANY (ARRAY['publication'::text, 'period-ends'::text, 'release-due'::text])))
  CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text])))
  UNIQUE (tenant_id, kind, schedule_id, period_from)
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (publication_id) REFERENCES publication(id)
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES pack_schedule(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, publication_id)
  CREATE INDEX notice_queued ON public.notice USING btree (created_at) WHERE (mail_state = 'queued'::text)
  policy reminders_alone restrictive for a to briefke_app using (-) with check ((kind <> 'publication'::text))
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (mail_state, read_at, read_by_name) to briefke_app
  grant insert (body, created_at, document_types, effective_on, goods_classes, id, kind, publication_id, tenant_id, title) to briefke_system
  grant select (created_at, id, mail_state, publication_id, tenant_id) to briefke_system

table number_series (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  document_type text not null
  prefix text not null
  next_number bigint not null
  width integer not null default 5
  CHECK ((document_type = ANY (ARRAY['invoice'::text, 'memo'::text, 'memo-return'::text, 'credit-note'::text, 'debit-note'::text, 'import-confirmation'::text, 'warranty-account'::text, 'auditor-certificate'::text])))
  CHECK ((next_number > 0))
  PRIMARY KEY (tenant_id, document_type)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK (((width >= 1) AND (width <= 9)))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (next_number, prefix) to briefke_app

table opening_stock (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  scheme text not null
  goods_class text not null
  day date not null
  carats numeric(14,3) not null
  warranted numeric(14,3) not null
  lot text
  evidence text not null
  file_sha256 text
  declared_by uuid
  declared_by_name text not null
  declared_at timestamp with time zone not null
  CHECK ((carats > (0)::numeric))
  CHECK (((warranted >= (0)::numeric) AND (warranted <= carats)))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE NULLS NOT DISTINCT (tenant_id, scheme, goods_class, lot)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table oversight_cell
  quarter date not null
  measure text not null
  part text not null
  companies integer not null
  per_mille integer not null
  CHECK ((measure = ANY (ARRAY['coverage'::text, 'warranted'::text, 'exceptions'::text, 'mended'::text])))
  PRIMARY KEY (quarter, measure, part)
  FOREIGN KEY (quarter) REFERENCES oversight_quarter(quarter)
  grant insert to briefke_oversight
  grant select to briefke_oversight
  grant select to briefke_system

table oversight_quarter
  quarter date not null
  published_at timestamp with time zone not null
  PRIMARY KEY (quarter)
  grant insert to briefke_oversight
  grant select to briefke_oversight
  grant select to briefke_system

table pack_download (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  pack_id uuid not null
  user_id uuid not null
  user_name text not null
  role text not null
  downloaded_at timestamp with time zone not null
  volume integer not null default 1
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, pack_id) REFERENCES audit_pack(tenant_id, id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table pack_schedule (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  scheme text not null
  period_kind text not null
  next_period_from date not null
  due_at timestamp with time zone not null
  stopped_at timestamp with time zone
  created_by_name text not null
  created_at timestamp with time zone not null
  release_within_days integer not null default 30
  remind_days_before integer not null default 7
  remind_at timestamp with time zone default now()
  replaces_by_itself boolean not null default false
  look_again_at timestamp with time zone default now()
  purpose text not null default 'audit'::text
  redacted boolean not null default false
  volume_megabytes integer
  CHECK ((period_kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'fiscal-year'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK (((release_within_days >= 1) AND (release_within_days <= 365)))
  CHECK (((remind_days_before >= 1) AND (remind_days_before <= 60)))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK (((volume_megabytes >= 5) AND (volume_megabytes <= 4000)))
  CREATE INDEX pack_schedule_due ON public.pack_schedule USING btree (due_at) WHERE (stopped_at IS NULL)
  CREATE INDEX pack_schedule_remind ON public.pack_schedule USING btree (remind_at) WHERE (stopped_at IS NULL)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (due_at, look_again_at, next_period_from, remind_at, stopped_at) to briefke_app
  grant select (due_at, id, look_again_at, remind_at, replaces_by_itself, stopped_at, tenant_id) to briefke_system

table platform_code (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  code_hash text not null
  made_by_name text not null
  made_at timestamp with time zone not null
  retired_at timestamp with time zone
  PRIMARY KEY (tenant_id, id)
  UNIQUE (tenant_id, code_hash)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX platform_code_by_hash ON public.platform_code USING btree (code_hash) WHERE (retired_at IS NULL)
  CREATE UNIQUE INDEX platform_code_current ON public.platform_code USING btree (tenant_id) WHERE (retired_at IS NULL)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (retired_at) to briefke_app
  grant select (code_hash, retired_at, tenant_id) to briefke_system

table platform_partner (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  counterparty_id uuid not null
  code_hash text not null
  named_by_name text not null
  named_at timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (tenant_id, counterparty_id)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (code_hash, ended_at, named_at, named_by_name) to briefke_app
  grant select (code_hash, counterparty_id, ended_at, tenant_id) to briefke_system

table print_key
  id text not null
  public_key bytea not null
  wrapped_key bytea not null
  made_at timestamp with time zone not null
  retired_at timestamp with time zone
  CHECK ((id ~ '^[0-9a-f]{8}$'::text))
  PRIMARY KEY (id)
  CREATE UNIQUE INDEX print_key_current ON public.print_key USING btree ((true)) WHERE (retired_at IS NULL)
  grant insert to briefke_system
  grant select to briefke_system

table printing_minute
  worker_id uuid not null
  minute timestamp with time zone not null
  printed integer not null
  failed integer not null
  PRIMARY KEY (minute, worker_id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table processing (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  kind text not null
  day date not null
  carats_in numeric(14,3) not null
  carats_out numeric(14,3) not null
  note text
  recorded_by uuid
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  CHECK ((kind = ANY (ARRAY['manufacture'::text, 'mix'::text, 'sort'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX processing_tenant_id_day_id_idx ON public.processing USING btree (tenant_id, day DESC, id DESC)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  CREATE TRIGGER note_processing_insert AFTER INSERT ON public.processing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_processing():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'processing', c.id::text from changed c; return null; end 
  CREATE TRIGGER note_processing_update AFTER UPDATE ON public.processing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_processing():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'processing', c.id::text from changed c; return null; end 

table processing_line (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  processing_id uuid not null
  position integer not null
  side text not null
  lot text
  scheme text not null
  goods_class text not null
  carats numeric(14,3) not null
  warranted numeric(14,3) not null
  CHECK ((carats > (0)::numeric))
  CHECK (((warranted >= (0)::numeric) AND (warranted <= carats)))
  PRIMARY KEY (tenant_id, processing_id, "position")
  CHECK ((("position" >= 1) AND ("position" <= 200)))
  CHECK ((side = ANY (ARRAY['in'::text, 'out'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, processing_id) REFERENCES processing(tenant_id, id)
  CREATE INDEX processing_line_tenant_id_lot_idx ON public.processing_line USING btree (tenant_id, lot) WHERE (lot IS NOT NULL)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app

table publication
  id uuid not null
  scheme text not null
  pack text not null
  kind text not null
  title text not null
  input jsonb not null
  content jsonb not null
  content_hash text not null
  effective_on date not null
  note text not null
  status text not null default 'draft'::text
  revision integer not null default 1
  drafted_by uuid not null
  drafted_by_name text not null
  drafted_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  approved_by uuid
  approved_by_name text
  approved_at timestamp with time zone
  withdrawn_by_name text
  withdrawn_at timestamp with time zone
  FOREIGN KEY (approved_by) REFERENCES app_user(id)
  CHECK ((approved_by <> drafted_by))
  CHECK (((status = 'published'::text) = (num_nonnulls(approved_by, approved_by_name, approved_at) = 3)))
  CHECK (((status = 'withdrawn'::text) = (num_nonnulls(withdrawn_by_name, withdrawn_at) = 2)))
  FOREIGN KEY (drafted_by) REFERENCES app_user(id)
  CHECK ((kind = ANY (ARRAY['edition'::text, 'pack'::text])))
  PRIMARY KEY (id)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text])))
  CREATE INDEX publication_drafted_at_id_idx ON public.publication USING btree (drafted_at DESC, id DESC)
  policy begins_as_draft permissive for a to briefke_system using (-) with check ((status = 'draft'::text))
  policy only_drafts_change permissive for w to briefke_system using ((status = 'draft'::text)) with check (true)
  policy readable permissive for r to briefke_system using (true)
  grant insert to briefke_system
  grant select to briefke_system
  grant update (approved_at, approved_by, approved_by_name, changed_at, content, content_hash, effective_on, input, note, revision, status, title, withdrawn_at, withdrawn_by_name) to briefke_system

table received_document (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  document_type text not null
  number text not null
  document_date date not null
  counterparty_id uuid not null
  counterparty_name text not null
  original_id uuid
  original_issued_id uuid
  unit text not null
  currency text
  line_count integer not null
  total_pieces integer not null
  total_carats numeric(14,3) not null
  total_minor bigint
  note text
  file_sha256 text
  source text not null
  import_id uuid
  recorded_by uuid
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  status text not null default 'recorded'::text
  withdrawn_at timestamp with time zone
  withdrawn_by_name text
  withdraw_reason text
  number_key text not null default upper(regexp_replace(number, '[^[:alnum:]]'::text, ''::text, 'g'::text))
  CHECK (((original_id IS NULL) OR (original_issued_id IS NULL)))
  CHECK (((total_minor IS NULL) = (currency IS NULL)))
  CHECK (((status = 'withdrawn'::text) = ((withdrawn_at IS NOT NULL) AND (withdraw_reason IS NOT NULL))))
  CHECK ((document_type = ANY (ARRAY['invoice'::text, 'memo'::text, 'memo-return'::text, 'credit-note'::text, 'debit-note'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((source = ANY (ARRAY['typed'::text, 'import'::text, 'inbox'::text, 'platform'::text])))
  CHECK ((status = ANY (ARRAY['recorded'::text, 'withdrawn'::text])))
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, original_id) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id, original_issued_id) REFERENCES trade_document(tenant_id, id)
  CREATE UNIQUE INDEX received_document_number ON public.received_document USING btree (tenant_id, counterparty_id, document_type, number) WHERE (status = 'recorded'::text)
  CREATE INDEX received_document_reads ON public.received_document USING btree (tenant_id, counterparty_id, document_type, number_key) WHERE (status = 'recorded'::text)
  CREATE INDEX received_document_tenant_id_counterparty_id_document_date_idx ON public.received_document USING btree (tenant_id, counterparty_id, document_date DESC)
  CREATE INDEX received_document_tenant_id_document_date_id_idx ON public.received_document USING btree (tenant_id, document_date DESC, id DESC)
  CREATE INDEX received_document_tenant_id_original_id_idx ON public.received_document USING btree (tenant_id, original_id) WHERE (original_id IS NOT NULL)
  CREATE INDEX received_document_tenant_id_original_issued_id_idx ON public.received_document USING btree (tenant_id, original_issued_id) WHERE (original_issued_id IS NOT NULL)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (counterparty_name, currency, note, recorded_by, recorded_by_name, status, total_minor, withdraw_reason, withdrawn_at, withdrawn_by_name) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF counterparty_name, currency, total_minor, note, recorded_by, recorded_by_name ON public.received_document FOR EACH ROW EXECUTE FUNCTION only_emptied('received', 'id', 'counterparty_name', 'currency', 'total_minor', 'note', 'recorded_by', 'recorded_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_certificates_of_received_document_update AFTER UPDATE ON public.received_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_certificates_of_received_document():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'certificate', u.number_key from changed c join certificate_use u on u.tenant_id = c.tenant_id and u.used_in = c.id; return null; end 
  CREATE TRIGGER note_received_insert AFTER INSERT ON public.received_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_received():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'received', c.id::text from changed c union select c.tenant_id, 'received', c.original_id::text from changed c where c.original_id is not null union select c.tenant_id, 'issued', c.original_issued_id::text from changed c where c.original_issued_id is not null union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.original_issued_id = c.original_issued_id and d.id <> c.id union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id and d.document_type = c.document_type and d.status = 'recorded' and d.number_key = c.number_key and d.id <> c.id; return null; end 
  CREATE TRIGGER note_received_update AFTER UPDATE ON public.received_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_received():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'received', c.id::text from changed c union select c.tenant_id, 'received', c.original_id::text from changed c where c.original_id is not null union select c.tenant_id, 'issued', c.original_issued_id::text from changed c where c.original_issued_id is not null union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.original_issued_id = c.original_issued_id and d.id <> c.id union select c.tenant_id, 'received', d.id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.counterparty_id = c.counterparty_id and d.document_type = c.document_type and d.status = 'recorded' and d.number_key = c.number_key and d.id <> c.id; return null; end 

table received_document_line (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  document_id uuid not null
  position integer not null
  goods_class text not null
  description text not null
  pieces integer
  carats numeric(12,3) not null
  amount_minor bigint
  hs_code text
  country_of_origin text
  country_of_mining text
  largest_stone_carats numeric(12,3)
  report_number text
  kp_certificate text
  treatment text
  original_position integer
  CHECK ((carats > (0)::numeric))
  PRIMARY KEY (tenant_id, document_id, "position")
  CHECK ((("position" >= 1) AND ("position" <= 10000)))
  FOREIGN KEY (tenant_id, document_id) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (amount_minor, country_of_mining, country_of_origin, description, kp_certificate, largest_stone_carats, report_number, treatment) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF description, amount_minor, country_of_origin, country_of_mining, largest_stone_carats, report_number, kp_certificate, treatment ON public.received_document_line FOR EACH ROW EXECUTE FUNCTION only_emptied('received', 'document_id', 'description', 'amount_minor', 'country_of_origin', 'country_of_mining', 'largest_stone_carats', 'report_number', 'kp_certificate', 'treatment'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_certificate_uses AFTER INSERT ON public.received_document_line REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_certificate_uses('received'):  begin if not exists (select from written where kp_certificate is not null or original_position is not null) then return null; end if; insert into certificate_use (tenant_id, number_key, side, used_in, position, named) select u.tenant_id, key, tg_argv[0], u.document_id, u.position, cardinality(u.keys) from ( select w.tenant_id, w.document_id, w.position, certificates_named(w.kp_certificate) as keys from written w where w.kp_certificate is not null union all select w.tenant_id, w.document_id, w.position, certificates_named(coalesce(i.kp_certificate, r.kp_certificate)) from written w left join trade_document d on tg_argv[0] = 'issued' and d.tenant_id = w.tenant_id and d.id = w.document_id left join received_document e on tg_argv[0] = 'received' and e.tenant_id = w.tenant_id and e.id = w.document_id left join trade_document_line i on i.tenant_id = w.tenant_id and i.document_id = coalesce(d.original_id, e.original_issued_id) and i.position = w.original_position left join received_document_line r on r.tenant_id = w.tenant_id and r.document_id = coalesce(d.original_received_id, e.original_id) and r.position = w.original_position where w.kp_certificate is null and w.original_position is not null ) u, unnest(u.keys) as key; return null; end 
  CREATE TRIGGER note_received_part_update AFTER UPDATE ON public.received_document_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_received_part():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'received', c.document_id::text from changed c; return null; end 

table received_statement (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  document_id uuid not null
  scheme text not null
  edition text not null
  text text
  line_positions integer[] not null
  accepted_positions integer[] not null
  received_on date not null
  file_sha256 text
  note text
  recorded_by uuid
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  CHECK ((accepted_positions <@ line_positions))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, document_id) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX received_statement_tenant_id_document_id_idx ON public.received_statement USING btree (tenant_id, document_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (note, recorded_by, recorded_by_name, text) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF text, note, recorded_by, recorded_by_name ON public.received_statement FOR EACH ROW EXECUTE FUNCTION only_emptied('received', 'document_id', 'text', 'note', 'recorded_by', 'recorded_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_received_statement_insert AFTER INSERT ON public.received_statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_received_statement():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'received', c.document_id::text from changed c union select c.tenant_id, 'received', d.original_id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.id = c.document_id where d.original_id is not null; return null; end 
  CREATE TRIGGER note_received_statement_update AFTER UPDATE ON public.received_statement REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_received_statement():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'received', c.document_id::text from changed c union select c.tenant_id, 'received', d.original_id::text from changed c join received_document d on d.tenant_id = c.tenant_id and d.id = c.document_id where d.original_id is not null; return null; end 

table recovery_code
  user_id uuid not null
  code_hash text not null
  used_at timestamp with time zone
  PRIMARY KEY (user_id, code_hash)
  FOREIGN KEY (user_id) REFERENCES second_factor(user_id) ON DELETE CASCADE
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table registration (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  scheme text not null
  number text not null
  valid_from date not null
  valid_to date not null
  evidence_sha256 text
  recorded_by_name text not null
  recorded_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  CHECK ((valid_to >= valid_from))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant insert (evidence_sha256, id, number, recorded_at, recorded_by_name, scheme, tenant_id, valid_from, valid_to) to briefke_system
  grant select (evidence_sha256, id, number, recorded_at, recorded_by_name, scheme, tenant_id, valid_from, valid_to) to briefke_system
  CREATE TRIGGER note_registration_insert AFTER INSERT ON public.registration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_registration():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'registration', c.scheme from changed c; return null; end 

table retention_setting (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  scheme text not null
  rule text not null
  years integer not null
  changed_by_name text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, scheme, rule)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK (((years >= 1) AND (years <= 100)))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (changed_at, changed_by_name, years) to briefke_app

table sanction (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  proposes text not null
  ground text not null
  facts text not null
  answer_by date not null
  at_once text
  noticed_by uuid not null
  noticed_by_name text not null
  noticed_at timestamp with time zone not null
  held_at timestamp with time zone
  confirmed_by uuid
  confirmed_by_name text
  confirmed_at timestamp with time zone
  released_at timestamp with time zone
  answer text
  answer_files jsonb not null default '[]'::jsonb
  answered_by_name text
  answered_at timestamp with time zone
  decision text
  reasons text
  effective_from date
  effective_to date
  is_public boolean not null default false
  decided_by uuid
  decided_by_name text
  decided_at timestamp with time zone
  applied_at timestamp with time zone
  ended_at timestamp with time zone
  appeal text
  appealed_by_name text
  appealed_at timestamp with time zone
  lift_reason text
  lifted_by uuid
  lifted_by_name text
  lifted_at timestamp with time zone
  CHECK ((confirmed_by <> noticed_by))
  CHECK (((decided_at IS NULL) OR (answered_at IS NOT NULL) OR (((decided_at AT TIME ZONE 'UTC'::text))::date > answer_by)))
  CHECK ((decided_by <> noticed_by))
  CHECK ((((decided_at IS NULL) = (decision IS NULL)) AND ((decided_at IS NULL) = (reasons IS NULL))))
  CHECK (((effective_to IS NULL) OR (effective_to >= effective_from)))
  FOREIGN KEY (confirmed_by) REFERENCES app_user(id)
  FOREIGN KEY (decided_by) REFERENCES app_user(id)
  CHECK ((decision = ANY (ARRAY['none'::text, 'warn'::text, 'suspend'::text, 'expel'::text])))
  FOREIGN KEY (lifted_by) REFERENCES app_user(id)
  FOREIGN KEY (noticed_by) REFERENCES app_user(id)
  PRIMARY KEY (tenant_id, id)
  CHECK ((proposes = ANY (ARRAY['warn'::text, 'suspend'::text, 'expel'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK (((effective_from IS NOT NULL) OR (decision IS NULL) OR (decision <> ALL (ARRAY['suspend'::text, 'expel'::text]))))
  CREATE INDEX sanction_noticed_at_id_idx ON public.sanction USING btree (noticed_at, id)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy system_update permissive for w to briefke_system using (true) with check (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant select to briefke_app
  grant update (answer, answer_files, answered_at, answered_by_name, appeal, appealed_at, appealed_by_name) to briefke_app
  grant insert (answer_by, at_once, facts, ground, held_at, id, noticed_at, noticed_by, noticed_by_name, proposes, tenant_id) to briefke_system
  grant select (answer, answer_by, answer_files, answered_at, answered_by_name, appeal, appealed_at, appealed_by_name, applied_at, at_once, confirmed_at, confirmed_by, confirmed_by_name, decided_at, decided_by, decided_by_name, decision, effective_from, effective_to, ended_at, facts, ground, held_at, id, is_public, lift_reason, lifted_at, lifted_by, lifted_by_name, noticed_at, noticed_by, noticed_by_name, proposes, reasons, released_at, tenant_id) to briefke_system
  grant update (applied_at, confirmed_at, confirmed_by, confirmed_by_name, decided_at, decided_by, decided_by_name, decision, effective_from, effective_to, ended_at, held_at, is_public, lift_reason, lifted_at, lifted_by, lifted_by_name, reasons, released_at) to briefke_system

table sanction_message (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  sanction_id uuid not null
  what text not null
  by_name text not null
  happened_at timestamp with time zone not null
  logged_at timestamp with time zone
  mailed_at timestamp with time zone
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, sanction_id) REFERENCES sanction(tenant_id, id)
  CHECK ((what = ANY (ARRAY['notice'::text, 'suspended-at-once'::text, 'confirmed'::text, 'decided'::text, 'took-effect'::text, 'lifted'::text, 'withdrawn'::text, 'lapsed'::text, 'ended'::text])))
  CREATE INDEX sanction_message_queued ON public.sanction_message USING btree (happened_at) WHERE (mailed_at IS NULL)
  policy system_insert permissive for a to briefke_system using (-) with check (true)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant select to briefke_app
  grant update (logged_at, mailed_at) to briefke_app
  grant insert (by_name, happened_at, id, sanction_id, tenant_id, what) to briefke_system
  grant select (by_name, happened_at, id, mailed_at, sanction_id, tenant_id, what) to briefke_system

table saved_view (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  list text not null
  name text not null
  query text not null
  owner_id uuid
  created_by_name text not null
  created_at timestamp with time zone not null
  CHECK ((list = ANY (ARRAY['documents'::text, 'received'::text, 'counterparties'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE NULLS NOT DISTINCT (tenant_id, list, owner_id, name)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app

table schema_migration
  name text not null
  ran_at timestamp with time zone not null default now()
  PRIMARY KEY (name)
  grant select to briefke_app

table scheme
  key text not null
  version text not null
  name text not null
  content_hash text not null
  loaded_at timestamp with time zone not null default now()
  content jsonb
  PRIMARY KEY (key)
  grant select to briefke_app
  grant select to briefke_system

table scheme_release
  scheme text not null
  version text not null
  content_hash text not null
  loaded_at timestamp with time zone not null default now()
  PRIMARY KEY (scheme, version)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  grant select to briefke_app
  grant select to briefke_system

table second_factor
  user_id uuid not null
  seed bytea not null
  last_step integer not null
  set_up_at timestamp with time zone not null
  PRIMARY KEY (user_id)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table second_factor_removal
  id uuid not null
  user_id uuid not null
  removed_by_name text not null
  reason text not null
  removed_at timestamp with time zone not null
  mail_state text not null default 'queued'::text
  CHECK ((mail_state = ANY (ARRAY['queued'::text, 'sent'::text])))
  PRIMARY KEY (id)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  CREATE INDEX second_factor_removal_queued ON public.second_factor_removal USING btree (removed_at) WHERE (mail_state = 'queued'::text)
  grant insert to briefke_system
  grant select to briefke_system
  grant update (mail_state) to briefke_system

table send_link (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  counterparty_id uuid not null
  token_hash text not null
  note text
  made_by_name text not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  papers integer not null default 0
  CHECK (((papers >= 0) AND (papers <= 50)))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, token_hash)
  CREATE INDEX send_link_by_hash ON public.send_link USING btree (token_hash)
  CREATE INDEX send_link_of_counterparty ON public.send_link USING btree (tenant_id, counterparty_id, made_at DESC)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (papers, revoked_at) to briefke_app
  grant select (expires_at, id, note, papers, revoked_at, tenant_id, token_hash) to briefke_system

table signing_authority
  id integer not null
  certificate bytea not null
  wrapped_key bytea not null
  made_at timestamp with time zone not null
  CHECK ((id = 1))
  PRIMARY KEY (id)
  grant insert to briefke_system
  grant select to briefke_system

table signing_key (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  certificate bytea not null
  wrapped_key bytea not null
  made_at timestamp with time zone not null
  retired_at timestamp with time zone
  engagement_id uuid
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, engagement_id) REFERENCES engagement(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE UNIQUE INDEX signing_key_current ON public.signing_key USING btree (tenant_id, engagement_id) NULLS NOT DISTINCT WHERE (retired_at IS NULL)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (retired_at) to briefke_app
  grant select (engagement_id, retired_at, tenant_id) to briefke_system

table statement
  scheme text not null
  key text not null
  edition text not null
  version integer not null
  content jsonb not null
  content_hash text not null
  loaded_at timestamp with time zone not null default now()
  pack text
  origin text not null default 'shipped'::text
  publication_id uuid
  CHECK (((origin = 'association'::text) = (publication_id IS NOT NULL)))
  CHECK (((origin = 'association'::text) = (version > 1000)))
  CHECK ((origin = ANY (ARRAY['shipped'::text, 'association'::text])))
  PRIMARY KEY (scheme, key, version)
  FOREIGN KEY (publication_id) REFERENCES publication(id)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  policy added_by_publishing permissive for a to briefke_system using (-) with check ((EXISTS ( SELECT
   FROM publication p
  WHERE ((p.id = statement.publication_id) AND (p.scheme = statement.scheme) AND (p.status = 'published'::text) AND (p.xmin = (pg_current_xact_id())::xid)))))
  policy readable permissive for r to briefke_app, briefke_system using (true)
  grant select to briefke_app
  grant select to briefke_system
  grant insert (content, content_hash, edition, key, origin, pack, publication_id, scheme, version) to briefke_system

table statement_pack
  scheme text not null
  key text not null
  version integer not null
  content jsonb not null
  content_hash text not null
  origin text not null default 'shipped'::text
  effective_from date
  published_at timestamp with time zone not null default now()
  publication_id uuid
  CHECK (((origin = 'association'::text) = (publication_id IS NOT NULL)))
  CHECK (((origin = 'association'::text) = (version > 1000)))
  CHECK ((origin = ANY (ARRAY['shipped'::text, 'association'::text])))
  PRIMARY KEY (scheme, key, version)
  FOREIGN KEY (publication_id) REFERENCES publication(id)
  FOREIGN KEY (scheme) REFERENCES scheme(key)
  policy added_by_publishing permissive for a to briefke_system using (-) with check ((EXISTS ( SELECT
   FROM publication p
  WHERE ((p.id = statement_pack.publication_id) AND (p.scheme = statement_pack.scheme) AND (p.status = 'published'::text) AND (p.xmin = (pg_current_xact_id())::xid)))))
  policy readable permissive for r to briefke_app, briefke_system using (true)
  grant select to briefke_app
  grant select to briefke_system
  grant insert (content, content_hash, effective_from, key, origin, publication_id, scheme, version) to briefke_system

table stored_file (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  sha256 text not null
  purpose text not null
  name text not null
  media_type text not null
  bytes bigint not null
  stored_by text not null
  stored_at timestamp with time zone not null
  CHECK ((bytes >= 0))
  PRIMARY KEY (tenant_id, sha256, purpose)
  CHECK ((purpose = ANY (ARRAY['registration-evidence'::text, 'counterparty-evidence'::text, 'received-document'::text, 'inbox-item'::text, 'kp-certificate'::text, 'ledger-evidence'::text, 'sanction-answer'::text, 'governance'::text, 'import'::text, 'document'::text, 'audit-pack'::text])))
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy system_insert permissive for a to briefke_system using (-) with check ((purpose = 'registration-evidence'::text))
  policy system_select permissive for r to briefke_system using ((purpose = ANY (ARRAY['registration-evidence'::text, 'sanction-answer'::text])))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant insert (bytes, media_type, name, purpose, sha256, stored_at, stored_by, tenant_id) to briefke_system
  grant select (bytes, media_type, name, purpose, sha256, stored_at, stored_by, tenant_id) to briefke_system

table template (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  name text not null
  version integer not null
  status text not null
  content jsonb not null
  revision integer not null default 1
  made_by_name text not null
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  published_by_name text
  published_at timestamp with time zone
  retired_by_name text
  retired_at timestamp with time zone
  CHECK (((published_at IS NULL) = (published_by_name IS NULL)))
  CHECK (((status <> 'published'::text) OR (published_at IS NOT NULL)))
  CHECK (((status = 'retired'::text) = (retired_at IS NOT NULL)))
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  UNIQUE (tenant_id, name, version)
  CHECK ((version > 0))
  CREATE UNIQUE INDEX template_draft ON public.template USING btree (tenant_id, name) WHERE (status = 'draft'::text)
  CREATE UNIQUE INDEX template_published ON public.template USING btree (tenant_id, name) WHERE (status = 'published'::text)
  policy published_stays restrictive for d to briefke_app using ((status = 'draft'::text))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app
  grant update (changed_at, content, published_at, published_by_name, retired_at, retired_by_name, revision, status) to briefke_app
  CREATE TRIGGER keep_published BEFORE UPDATE ON public.template FOR EACH ROW EXECUTE FUNCTION keep_published_template():  begin if old.status <> 'draft' and new.content is distinct from old.content then raise exception 'a published template is not changed' using errcode = 'check_violation'; end if; if old.status = 'retired' or (old.status = 'published' and new.status = 'draft') then raise exception 'a retired template stays as it is' using errcode = 'check_violation'; end if; return new; end 

table template_preview (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  name text not null
  content jsonb not null
  branding jsonb
  document_id uuid
  language text not null
  status text not null default 'asked'::text
  findings jsonb not null default '[]'::jsonb
  failure text
  images bytea[] not null default '{}'::bytea[]
  text text
  asked_at timestamp with time zone not null
  PRIMARY KEY (tenant_id, id)
  CHECK ((status = ANY (ARRAY['asked'::text, 'done'::text])))
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX template_preview_age ON public.template_preview USING btree (tenant_id, asked_at)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app
  grant update (failure, findings, images, status, text) to briefke_app

table trade_document (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  document_type text not null
  number text not null
  sequence bigint not null
  document_date date not null
  counterparty_id uuid not null
  counterparty_name text not null
  original_id uuid
  currency text not null
  header jsonb not null
  line_count integer not null
  total_pieces integer not null
  total_carats numeric(14,3) not null
  total_minor bigint not null
  issued_by uuid
  issued_by_name text not null
  issued_at timestamp with time zone not null
  status text not null default 'issued'::text
  voided_at timestamp with time zone
  voided_by_name text
  void_reason text
  superseded_by uuid
  import_id uuid
  place_of_import text
  buyer_kind text not null default 'trade'::text
  unit text not null
  original_received_id uuid
  CHECK ((buyer_kind = ANY (ARRAY['trade'::text, 'consumer'::text])))
  CHECK (((status = 'voided'::text) = ((voided_at IS NOT NULL) AND (void_reason IS NOT NULL))))
  CHECK (((original_id IS NULL) OR (original_received_id IS NULL)))
  CHECK ((document_type = ANY (ARRAY['invoice'::text, 'memo'::text, 'memo-return'::text, 'credit-note'::text, 'debit-note'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((place_of_import ~ '^[A-Z]{2}$'::text))
  CHECK ((status = ANY (ARRAY['issued'::text, 'voided'::text, 'superseded'::text])))
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  UNIQUE (tenant_id, document_type, number)
  UNIQUE (tenant_id, document_type, sequence)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  FOREIGN KEY (tenant_id, original_id) REFERENCES trade_document(tenant_id, id)
  FOREIGN KEY (tenant_id, original_received_id) REFERENCES received_document(tenant_id, id)
  FOREIGN KEY (tenant_id, superseded_by) REFERENCES trade_document(tenant_id, id)
  CREATE INDEX trade_document_partner_name ON public.trade_document USING btree (tenant_id, counterparty_name)
  CREATE INDEX trade_document_tenant_id_counterparty_id_document_date_idx ON public.trade_document USING btree (tenant_id, counterparty_id, document_date DESC)
  CREATE INDEX trade_document_tenant_id_counterparty_name_document_date_id_idx ON public.trade_document USING btree (tenant_id, counterparty_name, document_date DESC, id DESC, status, document_type)
  CREATE INDEX trade_document_tenant_id_document_date_id_idx ON public.trade_document USING btree (tenant_id, document_date DESC, id DESC)
  CREATE INDEX trade_document_tenant_id_document_type_document_date_id_sta_idx ON public.trade_document USING btree (tenant_id, document_type, document_date DESC, id DESC, status)
  CREATE INDEX trade_document_tenant_id_import_id_sequence_idx ON public.trade_document USING btree (tenant_id, import_id, sequence) WHERE (import_id IS NOT NULL)
  CREATE INDEX trade_document_tenant_id_original_id_idx ON public.trade_document USING btree (tenant_id, original_id) WHERE (original_id IS NOT NULL)
  CREATE INDEX trade_document_tenant_id_original_received_id_idx ON public.trade_document USING btree (tenant_id, original_received_id) WHERE (original_received_id IS NOT NULL)
  CREATE INDEX trade_document_voided ON public.trade_document USING btree (tenant_id, document_date DESC, id DESC, document_type) WHERE (status = 'voided'::text)
  CREATE INDEX trade_document_voided_by_type ON public.trade_document USING btree (tenant_id, document_type, document_date DESC, id DESC) WHERE (status = 'voided'::text)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (counterparty_name, header, issued_by, issued_by_name, status, superseded_by, total_minor, void_reason, voided_at, voided_by_name) to briefke_app
  grant select (document_date, document_type, id, issued_at, number, status, superseded_by, tenant_id, total_carats, unit, voided_at) to briefke_system
  CREATE TRIGGER content_kept BEFORE UPDATE OF counterparty_name, header, total_minor, issued_by, issued_by_name ON public.trade_document FOR EACH ROW EXECUTE FUNCTION only_emptied('issued', 'id', 'counterparty_name', 'header', 'total_minor', 'issued_by', 'issued_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_certificates_of_trade_document_update AFTER UPDATE ON public.trade_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_certificates_of_trade_document():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'certificate', u.number_key from changed c join certificate_use u on u.tenant_id = c.tenant_id and u.used_in = c.id; return null; end 
  CREATE TRIGGER note_issued_insert AFTER INSERT ON public.trade_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_issued():  begin -- Itself, and neighbours that missed a number. insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'issued', c.id::text from changed c union all select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.document_type = c.document_type and d.sequence in (c.sequence - 1, c.sequence + 1) where exists (select from exception e where e.tenant_id = d.tenant_id and e.scope_kind = 'issued' and e.scope_id = d.id::text and e.rule = 'E15' and e.state <> 'closed'); if not exists (select from changed where original_id is not null or original_received_id is not null) then return null; end if; -- What it takes back, and what else takes that back. insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'issued', c.original_id::text from changed c where c.original_id is not null union select c.tenant_id, 'received', c.original_received_id::text from changed c where c.original_received_id is not null union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.original_received_id = c.original_received_id and d.id <> c.id; return null; end 
  CREATE TRIGGER note_issued_update AFTER UPDATE ON public.trade_document REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_issued():  begin -- Itself, and neighbours that missed a number. insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'issued', c.id::text from changed c union all select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.document_type = c.document_type and d.sequence in (c.sequence - 1, c.sequence + 1) where exists (select from exception e where e.tenant_id = d.tenant_id and e.scope_kind = 'issued' and e.scope_id = d.id::text and e.rule = 'E15' and e.state <> 'closed'); if not exists (select from changed where original_id is not null or original_received_id is not null) then return null; end if; -- What it takes back, and what else takes that back. insert into exception_due (tenant_id, scope_kind, scope_id) select c.tenant_id, 'issued', c.original_id::text from changed c where c.original_id is not null union select c.tenant_id, 'received', c.original_received_id::text from changed c where c.original_received_id is not null union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.original_id = c.original_id and d.id <> c.id union select c.tenant_id, 'issued', d.id::text from changed c join trade_document d on d.tenant_id = c.tenant_id and d.original_received_id = c.original_received_id and d.id <> c.id; return null; end 

table trade_document_draft (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  document_type text not null
  document_date date not null
  counterparty_id uuid not null
  currency text not null
  content jsonb not null
  line_count integer not null
  total_carats numeric(14,3) not null
  total_minor bigint not null
  revision integer not null default 1
  import_id uuid
  reference text
  created_by uuid
  created_by_name text not null
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  goods_classes text[] not null default '{}'::text[]
  CHECK ((document_type = ANY (ARRAY['invoice'::text, 'memo'::text, 'memo-return'::text, 'credit-note'::text, 'debit-note'::text])))
  PRIMARY KEY (tenant_id, id)
  FOREIGN KEY (tenant_id, counterparty_id) REFERENCES counterparty(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX trade_document_draft_tenant_id_document_date_id_idx ON public.trade_document_draft USING btree (tenant_id, document_date DESC, id DESC)
  CREATE INDEX trade_document_draft_tenant_id_import_id_idx ON public.trade_document_draft USING btree (tenant_id, import_id)
  CREATE INDEX trade_document_draft_tenant_id_updated_at_id_idx ON public.trade_document_draft USING btree (tenant_id, updated_at DESC, id DESC)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant delete to briefke_app
  grant insert to briefke_app
  grant select to briefke_app
  grant update (content, counterparty_id, currency, document_date, goods_classes, line_count, reference, revision, total_carats, total_minor, updated_at) to briefke_app
  grant select (document_date, document_type, goods_classes, tenant_id) to briefke_system

table trade_document_line (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  document_id uuid not null
  position integer not null
  goods_class text not null
  description text not null
  pieces integer
  carats numeric(12,3) not null
  price_per_carat_minor bigint
  amount_minor bigint not null
  hs_code text
  country_of_origin text
  country_of_mining text
  largest_stone_carats numeric(12,3)
  report_number text
  kp_certificate text
  treatment text
  claim_value text
  original_position integer
  CHECK ((carats > (0)::numeric))
  PRIMARY KEY (tenant_id, document_id, "position")
  CHECK ((("position" >= 1) AND ("position" <= 10000)))
  FOREIGN KEY (tenant_id, document_id) REFERENCES trade_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (amount_minor, claim_value, country_of_mining, country_of_origin, description, kp_certificate, largest_stone_carats, price_per_carat_minor, report_number, treatment) to briefke_app
  CREATE TRIGGER content_kept BEFORE UPDATE OF description, price_per_carat_minor, amount_minor, country_of_origin, country_of_mining, largest_stone_carats, report_number, kp_certificate, treatment, claim_value ON public.trade_document_line FOR EACH ROW EXECUTE FUNCTION only_emptied('issued', 'document_id', 'description', 'price_per_carat_minor', 'amount_minor', 'country_of_origin', 'country_of_mining', 'largest_stone_carats', 'report_number', 'kp_certificate', 'treatment', 'claim_value'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_certificate_uses AFTER INSERT ON public.trade_document_line REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_certificate_uses('issued'):  begin if not exists (select from written where kp_certificate is not null or original_position is not null) then return null; end if; insert into certificate_use (tenant_id, number_key, side, used_in, position, named) select u.tenant_id, key, tg_argv[0], u.document_id, u.position, cardinality(u.keys) from ( select w.tenant_id, w.document_id, w.position, certificates_named(w.kp_certificate) as keys from written w where w.kp_certificate is not null union all select w.tenant_id, w.document_id, w.position, certificates_named(coalesce(i.kp_certificate, r.kp_certificate)) from written w left join trade_document d on tg_argv[0] = 'issued' and d.tenant_id = w.tenant_id and d.id = w.document_id left join received_document e on tg_argv[0] = 'received' and e.tenant_id = w.tenant_id and e.id = w.document_id left join trade_document_line i on i.tenant_id = w.tenant_id and i.document_id = coalesce(d.original_id, e.original_issued_id) and i.position = w.original_position left join received_document_line r on r.tenant_id = w.tenant_id and r.document_id = coalesce(d.original_received_id, e.original_id) and r.position = w.original_position where w.kp_certificate is null and w.original_position is not null ) u, unnest(u.keys) as key; return null; end 
  CREATE TRIGGER note_issued_part_update AFTER UPDATE ON public.trade_document_line REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_issued_part():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'issued', c.document_id::text from changed c; return null; end 

table trade_setting (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  memo_open_days integer not null
  late_entry_days integer not null
  carat_tolerance_bp integer not null
  yield_from_percent integer not null
  yield_to_percent integer not null
  changed_by_name text not null
  changed_at timestamp with time zone not null
  CHECK (((carat_tolerance_bp >= 0) AND (carat_tolerance_bp <= 10000)))
  CHECK (((yield_to_percent >= yield_from_percent) AND (yield_to_percent <= 100)))
  CHECK (((late_entry_days >= 0) AND (late_entry_days <= 3650)))
  CHECK (((memo_open_days >= 1) AND (memo_open_days <= 3650)))
  PRIMARY KEY (tenant_id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CHECK (((yield_from_percent >= 0) AND (yield_from_percent <= 100)))
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (carat_tolerance_bp, changed_at, changed_by_name, late_entry_days, memo_open_days, yield_from_percent, yield_to_percent) to briefke_app

table user_session
  id_hash text not null
  user_id uuid not null
  company_id uuid
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  factor_at timestamp with time zone
  PRIMARY KEY (id_hash)
  FOREIGN KEY (user_id) REFERENCES app_user(id)
  CREATE INDEX user_session_user_id_idx ON public.user_session USING btree (user_id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system

table verification_code (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  document_id uuid not null
  code_hash text not null
  revoked_at timestamp with time zone
  revoked_by_name text
  PRIMARY KEY (tenant_id, document_id)
  FOREIGN KEY (tenant_id, document_id) REFERENCES trade_document(tenant_id, id)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  CREATE INDEX verification_code_code_hash_idx ON public.verification_code USING btree (code_hash)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (revoked_at, revoked_by_name) to briefke_app
  grant select (code_hash, document_id, revoked_at, tenant_id) to briefke_system

table warranty (row security forced)
  tenant_id uuid not null default (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
  id uuid not null
  document_id uuid not null
  scheme text not null
  statement_key text not null
  statement_version integer not null
  edition text not null
  text text not null
  text_hash text not null
  tokens jsonb not null
  line_positions integer[] not null
  registration_number text
  kind text not null default 'warranty'::text
  placement text not null default 'document'::text
  fields jsonb not null default '[]'::jsonb
  rule_key text
  rule_sentence text
  override_reason text
  override_by_name text
  supplied_on date
  CHECK ((kind = ANY (ARRAY['warranty'::text, 'declaration'::text])))
  PRIMARY KEY (tenant_id, id)
  CHECK ((placement = ANY (ARRAY['document'::text, 'own-page'::text, 'line'::text])))
  FOREIGN KEY (scheme, statement_key, statement_version) REFERENCES statement(scheme, key, version)
  FOREIGN KEY (tenant_id, document_id) REFERENCES trade_document(tenant_id, id)
  UNIQUE NULLS NOT DISTINCT (tenant_id, document_id, statement_key, text_hash, supplied_on)
  FOREIGN KEY (tenant_id) REFERENCES company(tenant_id)
  policy system_select permissive for r to briefke_system using (true)
  policy tenant_isolation permissive for * to briefke_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid))
  grant insert to briefke_app
  grant select to briefke_app
  grant update (fields, override_by_name, override_reason, tokens) to briefke_app
  grant select (document_id, edition, fields, kind, line_positions, placement, scheme, statement_key, statement_version, supplied_on, tenant_id, text) to briefke_system
  CREATE TRIGGER content_kept BEFORE UPDATE OF tokens, fields, override_reason, override_by_name ON public.warranty FOR EACH ROW EXECUTE FUNCTION only_emptied('issued', 'document_id', 'tokens', 'fields', 'override_reason', 'override_by_name'):  declare before jsonb := to_jsonb(old); after jsonb := to_jsonb(new); field text; begin -- Of the product; an operator with the owner's rights is watched by the log, and not by this. if current_user <> 'briefke_app' then return new; end if; for field in select unnest(tg_argv[2:]) loop if before -> field is distinct from after -> field and coalesce(after ->> field, '') not in ('', '0', '{}', '[]') then raise exception 'permission denied: content is emptied, never changed' using errcode = '42501'; end if; end loop; if not exists (select from deletion_item i where i.kind = tg_argv[0] and i.record_id = (before ->> tg_argv[1])::uuid and i.state = 'emptied') then raise exception 'permission denied: content goes by a lawful deletion alone' using errcode = '42501'; end if; return new; end 
  CREATE TRIGGER note_issued_part_update AFTER UPDATE ON public.warranty REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_issued_part():  begin insert into exception_due (tenant_id, scope_kind, scope_id) select distinct c.tenant_id, 'issued', c.document_id::text from changed c; return null; end 

table witness_state
  kind text not null
  heard_at timestamp with time zone
  failed_at timestamp with time zone
  failure text
  PRIMARY KEY (kind)
  grant insert to briefke_system
  grant select to briefke_system
  grant update (failed_at, failure, heard_at) to briefke_system

table worker_state
  id uuid not null
  sandbox text not null
  started_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  tabs integer not null default 0
  busy integer not null default 0
  waiting integer not null default 0
  browser_mb integer not null default 0
  worker_mb integer not null default 0
  browsers_started integer not null default 0
  PRIMARY KEY (id)
  grant delete to briefke_system
  grant insert to briefke_system
  grant select to briefke_system
  grant update to briefke_system
