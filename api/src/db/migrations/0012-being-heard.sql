-- Being heard: a figure that is wrong goes to a desk and comes back as an answer; a change of circumstances is told;
-- a decision is looked at again by others; whoever waits too long may knock; every decision is a letter.
set local role xfm_owner;

alter table dispute add column desk text not null default 'civilAffairs'
  check (desk in ('socialSecurity', 'medicalInsurance', 'education', 'housing', 'civilAffairs'));
alter table dispute add column fact_name text not null default '';
alter table dispute add column fact_value jsonb not null default 'null';
alter table dispute add column fact_person_id uuid;
alter table dispute add column fact_as_of date;
alter table dispute add column document_ids uuid[] not null default '{}';
alter table dispute add column verdict text check (verdict in ('confirmed', 'corrected'));
alter table dispute add column corrected_fact_id bigint;
alter table dispute add foreign key (household_id, corrected_fact_id) references fact (household_id, id);
alter table dispute add constraint dispute_answered check (verdict is null or answered_at is not null);
alter table dispute add constraint dispute_corrected check ((corrected_fact_id is not null) = (verdict is not null and verdict = 'corrected'));
create index dispute_open on dispute (division_code, opened_at) where answered_at is null;
comment on column dispute.desk is 'Who owns the figure: the department it came from; the town for civil affairs and what was declared.';
comment on column dispute.fact_name is 'Name of the figure.';
comment on column dispute.fact_value is 'The figure as it was when it was disputed.';
comment on column dispute.fact_person_id is 'Member it is about; empty for the household.';
comment on column dispute.fact_as_of is 'Day for which the source said it.';
comment on column dispute.document_ids is 'Photos or papers given with it.';
comment on column dispute.verdict is 'confirmed: the figure stands. corrected: a newer figure of the same source replaces it.';
comment on column dispute.corrected_fact_id is 'The newer figure.';

create table change_report (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  kind text not null,
  since date not null,
  words text not null,
  document_ids uuid[] not null default '{}',
  reported_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references officer (id),
  answer text,
  primary key (household_id, id),
  foreign key (household_id, person_id) references person (household_id, id),
  check ((answered_at is null) = (answer is null))
);
create index change_report_open on change_report (division_code, reported_at) where answered_at is null;
comment on table change_report is 'A household tells the town that something has changed (民发〔2021〕57号 art. 30).';
comment on column change_report.household_id is 'Household.';
comment on column change_report.id is 'Report.';
comment on column change_report.person_id is 'Who told it.';
comment on column change_report.division_code is 'Village or community, for row security.';
comment on column change_report.kind is 'What changed, as programme.rerun_when names it.';
comment on column change_report.since is 'Since which day.';
comment on column change_report.words is 'In their words.';
comment on column change_report.document_ids is 'Photos or papers given with it.';
comment on column change_report.reported_at is 'When it was told, by the procedures'' clock.';
comment on column change_report.answered_at is 'When the town acknowledged it.';
comment on column change_report.answered_by is 'Officer who did.';
comment on column change_report.answer is 'What the town says to it.';

alter table award add column recheck_asked_at timestamptz;
alter table award add column turn int not null default 1;
alter table award add column last_period text;
alter table award drop constraint award_household_id_application_id_key;
alter table award add constraint award_of_decision unique (household_id, application_id, turn);
comment on column award.recheck_asked_at is 'A change was told since: to be looked at again before its day.';
comment on column award.turn is 'Decision of the case that it comes from: the first, or one after a reconsideration.';
comment on column award.last_period is 'Last month that is paid, YYYY-MM, of an award that another one replaced.';
grant update (recheck_asked_at) on award to xfm_resident;

alter table officer_decision add column turn int not null default 1;
alter table officer_decision drop constraint officer_decision_pkey;
alter table officer_decision add constraint officer_decision_pkey primary key (household_id, application_id, turn);
comment on table officer_decision is 'One decision a turn of a case, by an officer who neither prepared it nor helped to apply.';
comment on column officer_decision.turn is 'The first decision of a case, or the one after a reconsideration set it aside.';

create table procedure_remedy (
  programme text primary key,
  ask_days int not null check (ask_days > 0),
  ask_article text not null,
  answer_days int not null check (answer_days > 0),
  answer_article text not null,
  suit_days int not null check (suit_days > 0),
  suit_article text not null
);
comment on table procedure_remedy is 'What may be done against a decision, and until when; calendar days. Loaded from the procedure''s file.';
comment on column procedure_remedy.programme is 'Programme.';
comment on column procedure_remedy.ask_days is 'Days after the letter within which one may ask for reconsideration.';
comment on column procedure_remedy.ask_article is 'Where that is written.';
comment on column procedure_remedy.answer_days is 'Days within which it must be answered.';
comment on column procedure_remedy.answer_article is 'Where that is written.';
comment on column procedure_remedy.suit_days is 'Days after that answer within which one may go to court.';
comment on column procedure_remedy.suit_article is 'Where that is written.';

alter table procedure_state add column line_rank int;
comment on column procedure_state.line_rank is 'Place on the straight way of a case, as it is drawn for the resident; empty for a way round.';

create table reconsideration (
  household_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  turn int not null,
  division_code bigint not null,
  person_id uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  grounds text[] not null,
  words text not null,
  document_ids uuid[] not null default '{}',
  decision_id uuid not null,
  prepared_by uuid not null references officer (id),
  assisted_by uuid references officer (id),
  decided_by uuid not null references officer (id),
  outcome text check (outcome in ('upheld', 'setAside')),
  reasons jsonb,
  answered_by uuid references officer (id),
  answered_at timestamptz,
  primary key (household_id, id),
  foreign key (household_id, application_id, turn) references officer_decision (household_id, application_id, turn),
  foreign key (household_id, person_id) references person (household_id, id),
  foreign key (household_id, decision_id) references decision (household_id, id),
  constraint reconsidered_by_others check (answered_by <> prepared_by and answered_by <> decided_by),
  constraint reconsidered_by_no_helper check (answered_by <> assisted_by),
  constraint reconsidered_whole check ((outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null) and (outcome is null) = (reasons is null))
);
create unique index one_reconsideration on reconsideration (household_id, application_id, turn);
create index reconsideration_open on reconsideration (division_code, due_at) where answered_at is null;
comment on table reconsideration is 'A decision is looked at again, by an officer who had no part in it (社会救助暂行办法 art. 65). Once a decision.';
comment on column reconsideration.household_id is 'Household.';
comment on column reconsideration.id is 'Request.';
comment on column reconsideration.application_id is 'Case.';
comment on column reconsideration.turn is 'Decision of the case that it is about.';
comment on column reconsideration.division_code is 'Village or community, for row security.';
comment on column reconsideration.person_id is 'Who asked.';
comment on column reconsideration.asked_at is 'When, by the procedures'' clock.';
comment on column reconsideration.due_at is 'By when it must be answered.';
comment on column reconsideration.grounds is 'Reasons of the decision that are disputed, by their name.';
comment on column reconsideration.words is 'In their words.';
comment on column reconsideration.document_ids is 'Photos or papers given with it.';
comment on column reconsideration.decision_id is 'Frozen facts, rules and evaluation of the decision.';
comment on column reconsideration.prepared_by is 'Who prepared the decision; barred.';
comment on column reconsideration.assisted_by is 'Who helped to apply; barred.';
comment on column reconsideration.decided_by is 'Who decided; barred.';
comment on column reconsideration.outcome is 'upheld: the decision stands. setAside: the case is surveyed again.';
comment on column reconsideration.reasons is 'Reasons of the answer, each with its article.';
comment on column reconsideration.answered_by is 'Officer who answered.';
comment on column reconsideration.answered_at is 'When.';

create table nudge (
  household_id uuid not null,
  application_id uuid not null,
  on_day date not null,
  division_code bigint not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint nudge_once_a_day primary key (household_id, application_id, on_day),
  foreign key (household_id, application_id) references application (household_id, id)
);
comment on table nudge is 'The clock of a case has run out and the resident knocks (催办), at most once a day.';
comment on column nudge.household_id is 'Household.';
comment on column nudge.application_id is 'Case.';
comment on column nudge.on_day is 'Day, by the procedures'' clock.';
comment on column nudge.division_code is 'Village or community, for row security.';
comment on column nudge.person_id is 'Who knocks.';
comment on column nudge.at is 'When.';

create table letter (
  household_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  kind text not null check (kind in ('approve', 'refuse', 'terminate', 'upheld', 'setAside')),
  made_at timestamptz not null,
  content_json text not null,
  content_sha256 bytea not null,
  primary key (household_id, id),
  foreign key (household_id, application_id) references application (household_id, id)
);
create index letter_of_application on letter (household_id, application_id, made_at);
comment on table letter is 'Every decision as a letter, written in the transaction of the decision and never changed.';
comment on column letter.household_id is 'Household.';
comment on column letter.id is 'Letter; its code is made from it with a key of the server.';
comment on column letter.application_id is 'Case.';
comment on column letter.person_id is 'To whom.';
comment on column letter.division_code is 'Village or community, for row security.';
comment on column letter.kind is 'Kind of decision.';
comment on column letter.made_at is 'Date of the letter, by the procedures'' clock.';
comment on column letter.content_json is 'Everything it says, in both languages, as canonical JSON.';
comment on column letter.content_sha256 is 'Hash of the content.';

create table letter_code (
  code_sha256 bytea primary key,
  household_id uuid not null,
  letter_id uuid not null,
  person_id uuid not null,
  reference text not null,
  made_on date not null,
  kind text not null
);
comment on table letter_code is 'What anybody may learn who holds a letter''s code: reference, date, kind. Unique over all households.';
comment on column letter_code.code_sha256 is 'Hash of the printed code; the code itself is nowhere.';
comment on column letter_code.household_id is 'Household; never shown.';
comment on column letter_code.letter_id is 'Letter; never shown.';
comment on column letter_code.person_id is 'Into whose log a check is written; never shown.';
comment on column letter_code.reference is 'Reference number of the case.';
comment on column letter_code.made_on is 'Date of the letter.';
comment on column letter_code.kind is 'Kind of decision.';

do $$
declare t text;
begin
  foreach t in array array['change_report', 'reconsideration', 'nudge', 'letter', 'letter_code', 'procedure_remedy'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from public', t);
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
  end loop;
  foreach t in array array['change_report', 'reconsideration', 'nudge', 'letter'] loop
    execute format('create policy own_household on %I to xfm_resident using (household_id = app_household()) with check (household_id = app_household())', t);
    execute format('create policy jurisdiction on %I to xfm_staff using (division_code between app_lo() and app_hi()) with check (division_code between app_lo() and app_hi())', t);
  end loop;
end $$;
create policy officers_write on letter_code for insert to xfm_staff with check (app_officer() is not null);
create policy everybody_reads on procedure_remedy for select using (true);

grant select, insert on change_report, reconsideration, nudge to xfm_resident;
grant select on letter to xfm_resident;
grant select on change_report, reconsideration, nudge to xfm_staff;
grant update (answered_at, answered_by, answer) on change_report to xfm_staff;
grant update (outcome, reasons, answered_by, answered_at) on reconsideration to xfm_staff;
grant select, insert on letter to xfm_staff;
grant insert on letter_code to xfm_staff;
grant select on letter_code, nudge, reconsideration, letter, change_report to xfm_worker;
grant select on procedure_remedy to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor;
grant insert, update on procedure_remedy to xfm_worker;

-- What a resident writes is unanswered: an answer is an officer's.
create policy unanswered on change_report as restrictive for insert to xfm_resident with check (answered_at is null and answered_by is null);
create policy unanswered on reconsideration as restrictive for insert to xfm_resident with check (outcome is null and answered_by is null);
create policy unanswered on dispute as restrictive for insert to xfm_resident with check (answered_at is null and verdict is null);
