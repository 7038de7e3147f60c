-- Roles, the actor's context, audit, idempotency, rate limits.
-- Every table below is owned by xfm_owner, which cannot log in and cannot bypass row security.

do $$
declare r text;
begin
  foreach r in array array['xfm_owner', 'xfm_resident', 'xfm_staff', 'xfm_admin', 'xfm_worker', 'xfm_auditor'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nosuperuser nobypassrls', r);
    end if;
  end loop;
  execute format('grant xfm_owner to %I', current_user);
  execute format('grant create, connect on database %I to xfm_owner', current_database());
  execute format('grant connect on database %I to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor', current_database());
  execute format('grant create on database %I to xfm_worker', current_database());
end $$;
grant create, usage on schema public to xfm_owner;
grant usage on schema public to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor;

set local role xfm_owner;

-- The actor's context: set with set_config(…, true) at the start of each transaction, empty otherwise.
-- nullif keeps the policies closed: after a transaction a setting is '', not null.
create function app_lo() returns bigint language sql stable as $$ select nullif(current_setting('app.lo', true), '')::bigint $$;
create function app_hi() returns bigint language sql stable as $$ select nullif(current_setting('app.hi', true), '')::bigint $$;
create function app_household() returns uuid language sql stable as $$ select nullif(current_setting('app.household', true), '')::uuid $$;
create function app_person() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app_officer() returns uuid language sql stable as $$ select nullif(current_setting('app.officer', true), '')::uuid $$;
create function app_kind() returns text language sql stable as $$ select nullif(current_setting('app.kind', true), '') $$;

create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  actor_kind text not null check (actor_kind in ('resident', 'officer', 'worker', 'public')),
  actor_id uuid,
  actor_role text,
  on_behalf_of uuid,
  presence_id uuid,
  action text not null,
  purpose text not null,
  person_id uuid,
  household_id uuid,
  application_id uuid,
  fields text[] not null default '{}',
  verdict text not null default 'allowed' check (verdict in ('allowed', 'denied', 'masked')),
  result_count int not null default 1,
  request_id text
);
create index audit_event_person on audit_event (person_id, id desc);
comment on table audit_event is 'Who did or read what, about whom, why. Written in the transaction of the act itself.';
comment on column audit_event.id is 'Order of writing.';
comment on column audit_event.at is 'Time by the database clock.';
comment on column audit_event.xid is 'Transaction that wrote it; a sealer takes only rows older than every running transaction.';
comment on column audit_event.actor_kind is 'Resident, officer, worker (a machine), public (nobody signed in).';
comment on column audit_event.actor_id is 'Person or officer who acted.';
comment on column audit_event.actor_role is 'Role of the officer, or the grade of the resident''s session.';
comment on column audit_event.on_behalf_of is 'Person for whom a helper or community worker acted.';
comment on column audit_event.presence_id is 'Presence token that allowed it.';
comment on column audit_event.action is 'What was done: read.person, read.facts, application.submit, …';
comment on column audit_event.purpose is 'Purpose code, shown to the subject in plain words.';
comment on column audit_event.person_id is 'Whose data it was.';
comment on column audit_event.household_id is 'Household of that person.';
comment on column audit_event.application_id is 'Case it belongs to.';
comment on column audit_event.fields is 'Names of the fields, never their values.';
comment on column audit_event.verdict is 'Allowed, denied, or given masked.';
comment on column audit_event.result_count is 'How many rows the answer held.';
comment on column audit_event.request_id is 'Request that caused it.';

create table idempotency_key (
  owner text not null,
  route text not null,
  key text not null,
  body_sha256 bytea not null,
  status int,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (owner, route, key)
);
comment on column idempotency_key.owner is 'Person or officer who sent it; another owner''s key is another key.';
comment on column idempotency_key.route is 'Method and path pattern.';
comment on column idempotency_key.key is 'Made by the client before sending; kept 180 days.';
comment on column idempotency_key.body_sha256 is 'Same key with another body is refused.';
comment on column idempotency_key.status is 'HTTP status of the first answer.';
comment on column idempotency_key.answer is 'The first answer, given again to every repetition.';
comment on column idempotency_key.created_at is 'When first seen.';

create table rate_bucket (
  key text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null
);
comment on column rate_bucket.key is 'What is limited: route and address, card hash, device, or person.';
comment on column rate_bucket.tokens is 'Requests left.';
comment on column rate_bucket.refilled_at is 'Last refill, database clock.';

create table procedure_clock (
  id boolean primary key default true check (id),
  offset_days int not null default 0
);
insert into procedure_clock default values;
comment on column procedure_clock.id is 'One row.';
comment on column procedure_clock.offset_days is 'Days by which procedures (never codes, sessions or audit) run ahead of the wall clock; not 0 in demo mode only.';
