-- Applications, casework, publicity, payments, notices.
set local role xfm_owner;

create table procedure_state (
  programme text not null,
  state text not null,
  clock text not null check (clock in ('working', 'calendar', 'hours', 'none')),
  clock_length int,
  pauses boolean not null default false,
  final boolean not null default false,
  article text not null,
  primary key (programme, state)
);
comment on table procedure_state is 'Procedures are data: the states of a case and their legal clocks.';
comment on column procedure_state.programme is 'Programme.';
comment on column procedure_state.state is 'State.';
comment on column procedure_state.clock is 'How its time is counted.';
comment on column procedure_state.clock_length is 'Days, or hours.';
comment on column procedure_state.pauses is 'Waiting for the resident: the case''s clock stands still.';
comment on column procedure_state.final is 'Nothing follows.';
comment on column procedure_state.article is 'Where the clock is written.';

create table legal_edge (
  programme text not null,
  from_state text not null,
  to_state text not null,
  roles text[] not null,
  primary key (programme, from_state, to_state)
);
comment on table legal_edge is 'Moves that the procedure allows, and who may make them.';
comment on column legal_edge.programme is 'Programme.';
comment on column legal_edge.from_state is 'From.';
comment on column legal_edge.to_state is 'To.';
comment on column legal_edge.roles is 'Roles that may make it; resident and worker (the machine) are roles too.';

create table draft (
  household_id uuid not null,
  person_id uuid not null,
  programme text not null,
  division_code bigint not null,
  answers jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (household_id, person_id, programme)
);
comment on table draft is 'An application being written; survives closed tabs and ended sessions.';
comment on column draft.household_id is 'Household.';
comment on column draft.person_id is 'Who writes it.';
comment on column draft.programme is 'Programme.';
comment on column draft.division_code is 'Village or community, for row security.';
comment on column draft.answers is 'Answers by question.';
comment on column draft.saved_at is 'Last save.';

create table document (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  application_id uuid,
  division_code bigint not null,
  kind text not null,
  media_type text not null,
  size_bytes int not null,
  content_enc bytea not null,
  sha256 bytea not null,
  added_at timestamptz not null default now(),
  primary key (household_id, id)
);
comment on column document.household_id is 'Household.';
comment on column document.id is 'Document.';
comment on column document.person_id is 'Who gave it.';
comment on column document.application_id is 'Case it belongs to, once submitted.';
comment on column document.division_code is 'Village or community, for row security.';
comment on column document.kind is 'What it shows.';
comment on column document.media_type is 'Found from the content, not the name.';
comment on column document.size_bytes is 'Bytes before encryption.';
comment on column document.content_enc is 'Content, encrypted.';
comment on column document.sha256 is 'Hash of the content.';
comment on column document.added_at is 'When.';

create table application (
  household_id uuid not null,
  id uuid not null,
  programme text not null,
  applicant_id uuid not null,
  division_code bigint not null,
  state text not null,
  state_since timestamptz not null,
  due_at timestamptz,
  clock_left_hours int,
  submitted_at timestamptz not null,
  answers jsonb not null,
  decision_id uuid not null,
  assisted_by uuid references officer (id),
  registered_apart boolean not null default false,
  proposed_amount_fen bigint,
  prepared_by uuid references officer (id),
  version int not null default 1,
  primary key (household_id, id),
  foreign key (household_id, decision_id) references decision (household_id, id),
  foreign key (household_id, applicant_id) references person (household_id, id),
  foreign key (programme, state) references procedure_state (programme, state)
);
create unique index one_open_application on application (household_id, programme)
  where state not in ('refused', 'withdrawn', 'terminated', 'paying', 'closed');
create index application_queue on application (division_code, due_at, id);
comment on column application.household_id is 'Household.';
comment on column application.id is 'Case.';
comment on column application.programme is 'Programme applied for.';
comment on column application.applicant_id is 'Member who applies for the household.';
comment on column application.division_code is 'Village or community, for row security.';
comment on column application.state is 'Where the case stands.';
comment on column application.state_since is 'Since when.';
comment on column application.due_at is 'Legal end of this state''s clock; empty while paused or without clock.';
comment on column application.clock_left_hours is 'Hours left when the clock was paused.';
comment on column application.submitted_at is 'When it was handed in.';
comment on column application.answers is 'What the resident answered.';
comment on column application.decision_id is 'Frozen facts, rules and evaluation it was handed in with.';
comment on column application.assisted_by is 'Community worker who helped; barred from deciding.';
comment on column application.registered_apart is 'A near relative of an officer: separate register (民发〔2021〕57号 art. 11).';
comment on column application.proposed_amount_fen is 'Amount the opinion proposes, fen.';
comment on column application.prepared_by is 'Officer who wrote the opinion; barred from deciding.';
comment on column application.version is 'Counts moves; two officers moving at once make one move.';

create table reference_directory (
  reference text primary key,
  household_id uuid not null,
  application_id uuid not null
);
create unique index reference_of_application on reference_directory (household_id, application_id);
comment on table reference_directory is 'Reference numbers, unique over all households.';
comment on column reference_directory.reference is 'What the resident reads out on the phone.';
comment on column reference_directory.household_id is 'Household.';
comment on column reference_directory.application_id is 'Case.';

create table application_event (
  household_id uuid not null,
  application_id uuid not null,
  seq int not null,
  programme text not null,
  division_code bigint not null,
  from_state text not null,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_role text not null,
  at timestamptz not null,
  note text,
  detail jsonb not null default '{}',
  primary key (household_id, application_id, seq),
  foreign key (household_id, application_id) references application (household_id, id),
  foreign key (programme, from_state, to_state) references legal_edge (programme, from_state, to_state)
);
comment on table application_event is 'Every move of every case; only legal edges can be written.';
comment on column application_event.household_id is 'Household.';
comment on column application_event.application_id is 'Case.';
comment on column application_event.seq is 'Order within the case.';
comment on column application_event.programme is 'Programme.';
comment on column application_event.division_code is 'Village or community, for row security.';
comment on column application_event.from_state is 'From.';
comment on column application_event.to_state is 'To.';
comment on column application_event.actor_kind is 'Resident, officer, worker.';
comment on column application_event.actor_id is 'Who.';
comment on column application_event.actor_role is 'In which role.';
comment on column application_event.at is 'When, by the procedure''s clock.';
comment on column application_event.note is 'Words for the resident.';
comment on column application_event.detail is 'What the move recorded.';

create table home_visit (
  household_id uuid not null,
  application_id uuid not null,
  id uuid not null,
  division_code bigint not null,
  visitor_ids uuid[] not null check (cardinality(visitor_ids) >= 2),
  visited_at timestamptz not null,
  findings text not null,
  signed_by_member boolean not null,
  recorded_by uuid not null references officer (id),
  primary key (household_id, application_id, id),
  foreign key (household_id, application_id) references application (household_id, id)
);
comment on table home_visit is 'Home visits by two or more persons (民发〔2021〕57号 art. 16).';
comment on column home_visit.household_id is 'Household.';
comment on column home_visit.application_id is 'Case.';
comment on column home_visit.id is 'Visit.';
comment on column home_visit.division_code is 'Village or community, for row security.';
comment on column home_visit.visitor_ids is 'Officers who went, at least two.';
comment on column home_visit.visited_at is 'When.';
comment on column home_visit.findings is 'What they found.';
comment on column home_visit.signed_by_member is 'A member of the household signed the form.';
comment on column home_visit.recorded_by is 'Who entered it.';

create table officer_decision (
  household_id uuid not null,
  application_id uuid not null,
  division_code bigint not null,
  kind text not null check (kind in ('approve', 'refuse')),
  amount_fen bigint,
  reasons jsonb not null,
  prepared_by uuid not null references officer (id),
  assisted_by uuid references officer (id),
  decided_by uuid not null references officer (id),
  decided_at timestamptz not null,
  primary key (household_id, application_id),
  foreign key (household_id, application_id) references application (household_id, id),
  check (decided_by <> prepared_by),
  check (decided_by <> assisted_by),
  check (kind = 'refuse' or amount_fen > 0)
);
comment on table officer_decision is 'One decision a case, by an officer who neither prepared it nor helped to apply.';
comment on column officer_decision.household_id is 'Household.';
comment on column officer_decision.application_id is 'Case.';
comment on column officer_decision.division_code is 'Village or community, for row security.';
comment on column officer_decision.kind is 'Approve or refuse; only an officer refuses.';
comment on column officer_decision.amount_fen is 'Granted, fen.';
comment on column officer_decision.reasons is 'Reasons, each with its article.';
comment on column officer_decision.prepared_by is 'Who wrote the opinion.';
comment on column officer_decision.assisted_by is 'Who helped to apply.';
comment on column officer_decision.decided_by is 'Who decided.';
comment on column officer_decision.decided_at is 'When.';

create table publicity (
  household_id uuid not null,
  application_id uuid not null,
  division_code bigint not null,
  public_id uuid not null,
  name_shown text not null,
  people_count int not null,
  amount_fen bigint not null,
  programme text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  taken_down_at timestamptz,
  primary key (household_id, application_id),
  foreign key (household_id, application_id) references application (household_id, id)
);
comment on table publicity is 'What is shown in public for seven days: nothing but these columns (民发〔2021〕57号 art. 19, 24).';
comment on column publicity.household_id is 'Household.';
comment on column publicity.application_id is 'Case.';
comment on column publicity.division_code is 'Village or community where it is shown.';
comment on column publicity.public_id is 'Opaque number in the link.';
comment on column publicity.name_shown is 'Masked name.';
comment on column publicity.people_count is 'Members of the household.';
comment on column publicity.amount_fen is 'Proposed amount, fen.';
comment on column publicity.programme is 'Programme.';
comment on column publicity.starts_at is 'Put up.';
comment on column publicity.ends_at is 'Seven calendar days later; gone after.';
comment on column publicity.taken_down_at is 'Taken down earlier.';

create table award (
  household_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  programme text not null,
  amount_fen bigint not null check (amount_fen > 0),
  every text not null check (every in ('month', 'once')),
  first_period text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (household_id, id),
  unique (household_id, application_id),
  foreign key (household_id, application_id) references application (household_id, id)
);
comment on table award is 'What was granted, and how often it is paid.';
comment on column award.household_id is 'Household.';
comment on column award.id is 'Award.';
comment on column award.application_id is 'Case it comes from.';
comment on column award.person_id is 'Whose account is paid.';
comment on column award.division_code is 'Village or community, for row security.';
comment on column award.programme is 'Programme.';
comment on column award.amount_fen is 'Fen, each time.';
comment on column award.every is 'Each month, or once.';
comment on column award.first_period is 'First month, YYYY-MM: the month after the decision (art. 21).';
comment on column award.made_at is 'When granted.';
comment on column award.ended_at is 'When it ended.';

create table payment_run (
  id uuid primary key,
  period text not null,
  state text not null default 'prepared' check (state in ('prepared', 'released', 'cancelled')),
  prepared_by uuid not null references officer (id),
  prepared_at timestamptz not null default now(),
  released_by uuid references officer (id),
  released_at timestamptz,
  payment_count int not null,
  total_fen bigint not null,
  file_enc bytea,
  file_sha256 bytea,
  check (released_by <> prepared_by),
  check ((state = 'released') = (released_by is not null))
);
comment on table payment_run is 'Payments sent to the bank together: prepared by one, released by another.';
comment on column payment_run.id is 'Run.';
comment on column payment_run.period is 'Month, YYYY-MM.';
comment on column payment_run.state is 'Prepared, released, cancelled.';
comment on column payment_run.prepared_by is 'Who prepared it.';
comment on column payment_run.prepared_at is 'When.';
comment on column payment_run.released_by is 'Who released it.';
comment on column payment_run.released_at is 'When.';
comment on column payment_run.payment_count is 'How many payments.';
comment on column payment_run.total_fen is 'Their sum, fen.';
comment on column payment_run.file_enc is 'Bank file, encrypted.';
comment on column payment_run.file_sha256 is 'Hash of the bank file.';

create table payment (
  household_id uuid not null,
  id uuid not null,
  award_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  period text not null,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null default 'due' check (state in ('due', 'inRun', 'released', 'returned', 'reversed')),
  run_id uuid references payment_run (id),
  created_at timestamptz not null default now(),
  primary key (household_id, id),
  foreign key (household_id, award_id) references award (household_id, id)
);
create unique index pay_once on payment (household_id, award_id, period) where state <> 'reversed';
create index payment_due on payment (period) where state = 'due';
comment on column payment.household_id is 'Household.';
comment on column payment.id is 'Payment; the line number in the bank file refers to it.';
comment on column payment.award_id is 'Award.';
comment on column payment.person_id is 'Payee.';
comment on column payment.division_code is 'Village or community, for row security.';
comment on column payment.period is 'Month, YYYY-MM.';
comment on column payment.amount_fen is 'Fen.';
comment on column payment.state is 'Due, in a run, released to the bank, returned by it, reversed.';
comment on column payment.run_id is 'Run.';
comment on column payment.created_at is 'When scheduled.';

create table notice (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  application_id uuid,
  division_code bigint not null,
  kind text not null,
  parameters jsonb not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (household_id, id)
);
create index notice_person on notice (household_id, person_id, created_at desc);
comment on column notice.household_id is 'Household.';
comment on column notice.id is 'Notice.';
comment on column notice.person_id is 'For whom.';
comment on column notice.application_id is 'About which case.';
comment on column notice.division_code is 'Village or community, for row security.';
comment on column notice.kind is 'What it says; the words are made when read.';
comment on column notice.parameters is 'Reference, dates, amounts.';
comment on column notice.created_at is 'When.';
comment on column notice.read_at is 'When opened.';

create table outbox (
  household_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('sms', 'email')),
  recipient_masked text not null,
  message text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (household_id, id)
);
comment on table outbox is 'Messages for channels outside the portal.';
comment on column outbox.household_id is 'Household.';
comment on column outbox.id is 'Message.';
comment on column outbox.notice_id is 'Notice it repeats.';
comment on column outbox.channel is 'SMS or e-mail.';
comment on column outbox.recipient_masked is 'Where it goes, masked.';
comment on column outbox.message is 'Words, without personal data.';
comment on column outbox.created_at is 'When written.';
comment on column outbox.sent_at is 'When handed to the channel.';
