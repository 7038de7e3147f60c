-- Consents, department calls, facts, policies, decisions.
set local role xfm_owner;

create table consent (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  purpose text not null,
  departments text[] not null,
  notice_sha256 bytea not null,
  language text not null check (language in ('zh', 'en')),
  method text not null check (method in ('screen', 'paper')),
  given_by uuid not null,
  assisted_by uuid references officer (id),
  given_at timestamptz not null default now(),
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (household_id, id),
  foreign key (household_id, person_id) references person (household_id, id)
);
create unique index one_live_consent on consent (household_id, person_id, purpose) where withdrawn_at is null;
comment on table consent is 'Who allowed the check of what, for what, until when (民发〔2021〕57号 art. 9).';
comment on column consent.household_id is 'Household.';
comment on column consent.id is 'Consent; its receipt number.';
comment on column consent.person_id is 'Whose data may be asked for.';
comment on column consent.division_code is 'Village or community, for row security.';
comment on column consent.purpose is 'Only for this purpose.';
comment on column consent.departments is 'Departments that may be asked.';
comment on column consent.notice_sha256 is 'Hash of the text that was shown.';
comment on column consent.language is 'Language of that text.';
comment on column consent.method is 'On the screen, or on paper entered by a community worker.';
comment on column consent.given_by is 'The person, or the guardian of a minor.';
comment on column consent.assisted_by is 'Community worker who entered it.';
comment on column consent.given_at is 'When.';
comment on column consent.expires_at is 'At most 12 months later.';
comment on column consent.withdrawn_at is 'No question is asked after.';

create table pool_run (
  household_id uuid not null,
  id uuid not null,
  division_code bigint not null,
  asked_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (household_id, id)
);
comment on table pool_run is 'One round of questions to the departments for a household.';
comment on column pool_run.household_id is 'Household.';
comment on column pool_run.id is 'Round.';
comment on column pool_run.division_code is 'Village or community, for row security.';
comment on column pool_run.asked_by is 'resident, officer, or a job.';
comment on column pool_run.started_at is 'Start.';
comment on column pool_run.finished_at is 'All departments have answered or failed.';

create table department_answer (
  household_id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  department text not null,
  division_code bigint not null,
  consent_id uuid,
  asked_at timestamptz not null,
  answered_at timestamptz not null default now(),
  problem text,
  fact_count int not null default 0,
  primary key (household_id, run_id, person_id, department),
  foreign key (household_id, run_id) references pool_run (household_id, id)
);
comment on table department_answer is 'What became of each question to a department.';
comment on column department_answer.household_id is 'Household.';
comment on column department_answer.run_id is 'Round.';
comment on column department_answer.person_id is 'About whom.';
comment on column department_answer.department is 'Department asked.';
comment on column department_answer.division_code is 'Village or community, for row security.';
comment on column department_answer.consent_id is 'Consent it rested on; empty when there was none and nothing was asked.';
comment on column department_answer.asked_at is 'When asked.';
comment on column department_answer.answered_at is 'When answered or given up.';
comment on column department_answer.problem is 'Why there is no answer: timeout, unavailable, invalid, wrongPerson, implausible, notFound, noConsent.';
comment on column department_answer.fact_count is 'Facts it gave.';

create table fact (
  household_id uuid not null,
  id bigint generated always as identity,
  person_id uuid,
  division_code bigint not null,
  name text not null,
  value jsonb not null,
  source text not null,
  as_of date not null,
  fetched_at timestamptz not null default clock_timestamp(),
  consent_id uuid,
  quality text not null check (quality in ('ok', 'stale', 'declared')),
  primary key (household_id, id)
);
create index fact_newest on fact (household_id, person_id, name, source, id desc);
comment on table fact is 'What was said, by whom, for which day. Never changed; a newer row supersedes. Readable through read_facts() only.';
comment on column fact.household_id is 'Household.';
comment on column fact.id is 'Order of arrival.';
comment on column fact.person_id is 'Member; empty for a fact of the household.';
comment on column fact.division_code is 'Village or community, for row security.';
comment on column fact.name is 'Name in docs/facts.md.';
comment on column fact.value is 'Value; money in integer fen.';
comment on column fact.source is 'Department, civilAffairs, or declared.';
comment on column fact.as_of is 'Day for which the source says it.';
comment on column fact.fetched_at is 'When we got it.';
comment on column fact.consent_id is 'Consent it rests on.';
comment on column fact.quality is 'ok, stale, declared; missing and conflict are found on reading.';

create function read_facts(p_household uuid, p_purpose text, p_application uuid, p_request text)
returns table (id bigint, person_id uuid, name text, value jsonb, source text, as_of date, fetched_at timestamptz, consent_id uuid, quality text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    select distinct on (f.person_id, f.name, f.source) f.id, f.person_id, f.name, f.value, f.source, f.as_of, f.fetched_at, f.consent_id, f.quality
      from fact f where f.household_id = p_household
     order by f.person_id, f.name, f.source, f.id desc;
  insert into audit_event (actor_kind, actor_id, actor_role, presence_id, action, purpose, person_id, household_id, application_id, fields, request_id)
    select coalesce(app_kind(), 'public'), coalesce(app_officer(), app_person()), nullif(current_setting('app.role', true), ''),
      nullif(current_setting('app.presence', true), '')::uuid, 'read.facts', p_purpose, p.id, p_household, p_application,
      coalesce((select array_agg(distinct f.name order by f.name) from fact f where f.household_id = p_household and (f.person_id = p.id or f.person_id is null)), '{}'), p_request
      from person p where p.household_id = p_household;
end $$;
revoke all on function read_facts from public;

create table dispute (
  household_id uuid not null,
  id uuid not null,
  fact_id bigint not null,
  person_id uuid not null,
  division_code bigint not null,
  words text not null,
  opened_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_by uuid references officer (id),
  answer text,
  primary key (household_id, id),
  foreign key (household_id, fact_id) references fact (household_id, id)
);
comment on table dispute is 'A resident says that a figure is wrong; it holds the decision until answered.';
comment on column dispute.household_id is 'Household.';
comment on column dispute.id is 'Dispute.';
comment on column dispute.fact_id is 'The figure.';
comment on column dispute.person_id is 'Who says so.';
comment on column dispute.division_code is 'Village or community, for row security.';
comment on column dispute.words is 'In their words.';
comment on column dispute.opened_at is 'When.';
comment on column dispute.answered_at is 'When answered.';
comment on column dispute.answered_by is 'Officer who answered.';
comment on column dispute.answer is 'The answer.';

create table parameter_value (
  id bigint generated always as identity primary key,
  name text not null,
  value jsonb,
  unit text not null,
  place text not null,
  from_date date not null,
  to_date date,
  source text not null,
  article text,
  confidence text,
  example boolean not null default false,
  change_id uuid,
  unique (name, place, from_date),
  check (to_date is null or to_date > from_date)
);
comment on table parameter_value is 'Every amount of the law: dated, placed, sourced.';
comment on column parameter_value.id is 'Row.';
comment on column parameter_value.name is 'Dotted name, unit last.';
comment on column parameter_value.value is 'Value; null means that the district has not filled it in.';
comment on column parameter_value.unit is 'Unit.';
comment on column parameter_value.place is 'GB/T 2260: province, city or district; the nearest wins.';
comment on column parameter_value.from_date is 'First day.';
comment on column parameter_value.to_date is 'First day on which it no longer holds.';
comment on column parameter_value.source is 'Document.';
comment on column parameter_value.article is 'Article.';
comment on column parameter_value.confidence is 'How well the source was read.';
comment on column parameter_value.example is 'A demo value, not law; marked wherever it appears.';
comment on column parameter_value.change_id is 'Change that brought it.';

create table policy_version (
  policy text not null,
  version int not null,
  dmn text not null,
  words jsonb not null,
  cases jsonb not null,
  content_sha256 bytea not null,
  effective_from date not null,
  published_at timestamptz not null default now(),
  change_id uuid,
  primary key (policy, version)
);
comment on table policy_version is 'The rules of a programme, as published; looked up by the date a decision is for.';
comment on column policy_version.policy is 'Programme.';
comment on column policy_version.version is '1, 2, 3 …';
comment on column policy_version.dmn is 'DMN 1.5 model.';
comment on column policy_version.words is 'Words of its outcomes, Chinese and English.';
comment on column policy_version.cases is 'Cases it must pass.';
comment on column policy_version.content_sha256 is 'Hash of model, words and cases.';
comment on column policy_version.effective_from is 'First day.';
comment on column policy_version.published_at is 'When published.';
comment on column policy_version.change_id is 'Change that brought it; empty for the first.';

create table rule_change (
  id uuid primary key,
  title text not null,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'published', 'withdrawn')),
  content jsonb not null,
  content_sha256 bytea not null,
  effective_from date not null,
  authored_by uuid not null references officer (id),
  authored_at timestamptz not null default now(),
  checked jsonb,
  published_by uuid references officer (id),
  published_at timestamptz,
  check (published_by <> authored_by),
  check ((state = 'published') = (published_by is not null))
);
comment on table rule_change is 'A proposed change of parameters and table rows. Its author cannot publish it.';
comment on column rule_change.id is 'Change.';
comment on column rule_change.title is 'What it is about.';
comment on column rule_change.state is 'Draft, proposed, published, withdrawn.';
comment on column rule_change.content is 'New parameter values and edited cells.';
comment on column rule_change.content_sha256 is 'Hash of content and date: what the publisher signs.';
comment on column rule_change.effective_from is 'First day of the new rules.';
comment on column rule_change.authored_by is 'Policy author.';
comment on column rule_change.authored_at is 'When.';
comment on column rule_change.checked is 'Result of running every case on the changed rules.';
comment on column rule_change.published_by is 'Another policy officer.';
comment on column rule_change.published_at is 'When.';

create table decision (
  household_id uuid not null,
  id uuid not null,
  programme text not null,
  policy_version int not null,
  division_code bigint not null,
  on_date date not null,
  input_json text not null,
  evaluation_json text not null,
  input_sha256 bytea not null,
  evaluation_sha256 bytea not null,
  outcome text not null check (outcome in ('eligible', 'notEligible', 'needsPerson', 'unknown')),
  amount_fen bigint,
  made_at timestamptz not null default now(),
  primary key (household_id, id),
  foreign key (programme, policy_version) references policy_version (policy, version)
);
create index decision_newest on decision (household_id, programme, made_at desc);
comment on table decision is 'What the engine said, with the very bytes it was given and gave.';
comment on column decision.household_id is 'Household.';
comment on column decision.id is 'Decision.';
comment on column decision.programme is 'Programme.';
comment on column decision.policy_version is 'Rules used.';
comment on column decision.division_code is 'Village or community, for row security.';
comment on column decision.on_date is 'Date it decides for.';
comment on column decision.input_json is 'Facts, their provenance, and parameters, as canonical JSON.';
comment on column decision.evaluation_json is 'Outcome and trace, as canonical JSON.';
comment on column decision.input_sha256 is 'Hash of the input.';
comment on column decision.evaluation_sha256 is 'Hash of the evaluation; recomputing must give the same.';
comment on column decision.outcome is 'eligible, notEligible, needsPerson, unknown.';
comment on column decision.amount_fen is 'Amount, fen; a month for allowances, once for emergency aid.';
comment on column decision.made_at is 'When computed.';
