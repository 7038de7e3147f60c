-- Public screens at which residents sign in for minutes, and the question "why did you look at my data".
set local role xfm_owner;

create table kiosk (
  id uuid primary key,
  name text not null,
  token_sha256 bytea not null unique,
  token_expires_at timestamptz not null,
  browser_sha256 bytea unique,
  registered_at timestamptz,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
comment on table kiosk is 'Browsers of public screens: a session in one of them is short and leaves nothing behind.';
comment on column kiosk.id is 'Kiosk.';
comment on column kiosk.name is 'Where it stands.';
comment on column kiosk.token_sha256 is 'SHA-256 of the one-time token that registers a browser.';
comment on column kiosk.token_expires_at is 'The token is dead after.';
comment on column kiosk.browser_sha256 is 'SHA-256 of the cookie of the registered browser.';
comment on column kiosk.registered_at is 'When a browser took the token.';
comment on column kiosk.created_at is 'When the token was made.';
comment on column kiosk.revoked_at is 'When it was taken away.';

alter table session add column kiosk_id uuid references kiosk (id);
comment on column session.kiosk_id is 'Public screen at which it was opened.';

create table read_question (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  audit_id bigint not null references audit_event (id),
  officer_id uuid not null references officer (id),
  words text,
  asked_at timestamptz not null,
  answer_by date not null,
  answer text,
  answered_at timestamptz,
  primary key (household_id, id),
  check ((answer is null) = (answered_at is null))
);
create unique index one_question_a_look on read_question (household_id, person_id, audit_id);
create index read_question_officer on read_question (officer_id) where answered_at is null;
comment on table read_question is 'A resident asks an officer why they looked; the officer answers in words.';
comment on column read_question.household_id is 'Household.';
comment on column read_question.id is 'Question.';
comment on column read_question.person_id is 'Who asks: the one whose data was looked at.';
comment on column read_question.division_code is 'Village or community, for row security.';
comment on column read_question.audit_id is 'The look.';
comment on column read_question.officer_id is 'Officer who looked and who answers.';
comment on column read_question.words is 'What the resident adds; may be empty.';
comment on column read_question.asked_at is 'When asked.';
comment on column read_question.answer_by is 'Fifth working day after the question; later it stands before the auditors.';
comment on column read_question.answer is 'The officer''s words.';
comment on column read_question.answered_at is 'When answered.';

do $$
declare t text;
begin
  foreach t in array array['kiosk', 'read_question'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from public', t);
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
    execute format('grant select, insert, update on %I to xfm_worker', t);
  end loop;
end $$;
create policy who_asks on read_question to xfm_resident
  using (household_id = app_household() and person_id = app_person() and app_helper() is null)
  with check (household_id = app_household() and person_id = app_person() and app_helper() is null and answer is null);
create policy who_is_asked on read_question to xfm_staff, xfm_admin
  using (officer_id = app_officer()) with check (officer_id = app_officer());
create policy auditor_reads on read_question for select to xfm_auditor using (app_officer() is not null);
grant select, insert on read_question to xfm_resident;
grant select, update (answer, answered_at) on read_question to xfm_staff, xfm_admin;
grant select on read_question to xfm_auditor;
