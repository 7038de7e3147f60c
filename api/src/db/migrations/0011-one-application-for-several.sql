-- One application asks for several programmes; a document is given once; who lives here is declared.
-- Rows that are already there are brought along by the machine, whom row security lets through.
set local role xfm_owner;
select set_config('app.kind', 'worker', true);

-- A person writes one draft, whatever it asks for.
alter table draft add column programmes text[] not null default '{}';
alter table draft add column document_ids uuid[] not null default '{}';
alter table draft add column reminded_at timestamptz;
with answer as (
  select household_id, person_id, programme, saved_at, key, value from draft, jsonb_each(answers)
), whole as (
  select household_id, person_id, jsonb_object_agg(key, value order by saved_at, programme) as answers
    from answer group by household_id, person_id
)
update draft set answers = whole.answers
  from whole where whole.household_id = draft.household_id and whole.person_id = draft.person_id;
update draft set programmes = (
  select array_agg(each.programme order by each.programme desc) from draft as each
   where each.household_id = draft.household_id and each.person_id = draft.person_id);
delete from draft using draft as newer
  where newer.household_id = draft.household_id and newer.person_id = draft.person_id
    and (newer.saved_at, newer.programme) > (draft.saved_at, draft.programme);
alter table draft drop constraint draft_pkey;
alter table draft drop column programme;
alter table draft add primary key (household_id, person_id);
create index draft_to_remind on draft (saved_at) where reminded_at is null;
comment on column draft.programmes is 'Programmes it asks for, in the order of their questions.';
comment on column draft.document_ids is 'Documents of earlier cases that go with it again.';
comment on column draft.reminded_at is 'When its writer was reminded of it; once, and never again.';

-- Cases handed in together.
alter table application add column handed_in_with uuid;
update application set handed_in_with = id;
alter table application alter column handed_in_with set not null;
create index application_handed_in_with on application (household_id, handed_in_with);
comment on column application.handed_in_with is 'The same for all cases handed in together.';

-- Which documents belong to which case: a document may serve several.
create table application_document (
  household_id uuid not null,
  application_id uuid not null,
  document_id uuid not null,
  division_code bigint not null,
  attached_at timestamptz not null default now(),
  primary key (household_id, application_id, document_id),
  foreign key (household_id, application_id) references application (household_id, id),
  foreign key (household_id, document_id) references document (household_id, id)
);
create index cases_of_document on application_document (household_id, document_id);
comment on table application_document is 'Documents of each case; a document that was given once may go with a later case again.';
comment on column application_document.household_id is 'Household.';
comment on column application_document.application_id is 'Case.';
comment on column application_document.document_id is 'Document.';
comment on column application_document.division_code is 'Village or community, for row security.';
comment on column application_document.attached_at is 'When it was handed in with this case.';

-- Who lives here and is not listed, or is listed and lives elsewhere: declared, and changes no register.
create table declared_member (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  change text not null check (change in ('joined', 'left')),
  member_id uuid,
  relation text,
  name_enc bytea,
  citizen_id_enc bytea,
  declared_at timestamptz not null,
  handed_in_with uuid,
  primary key (household_id, id),
  foreign key (household_id, person_id) references person (household_id, id),
  foreign key (household_id, member_id) references person (household_id, id),
  check ((change = 'left') = (member_id is not null)),
  check ((change = 'joined') = (name_enc is not null)),
  check ((change = 'joined') = (relation is not null)),
  check (change = 'joined' or citizen_id_enc is null)
);
create index declared_with on declared_member (household_id, handed_in_with);
create unique index one_departure on declared_member (household_id, person_id, member_id) where handed_in_with is null;
comment on table declared_member is 'What an applicant says about who lives in the household. An officer decides what it means.';
comment on column declared_member.household_id is 'Household.';
comment on column declared_member.id is 'Declaration.';
comment on column declared_member.person_id is 'Who declares it; nobody else of the household reads it.';
comment on column declared_member.division_code is 'Village or community, for row security.';
comment on column declared_member.change is 'joined: lives here and is not listed. left: is listed and no longer lives here.';
comment on column declared_member.member_id is 'Listed member who left.';
comment on column declared_member.relation is 'Relation to the head of the household of who joined, GB/T 4761, two digits.';
comment on column declared_member.name_enc is 'Name of who joined, encrypted.';
comment on column declared_member.citizen_id_enc is 'Citizen ID number (GB 11643) of who joined, encrypted; empty when the applicant does not know it.';
comment on column declared_member.declared_at is 'When, by the procedure''s clock.';
comment on column declared_member.handed_in_with is 'The cases it was handed in with; empty while the draft is being written.';

-- An answer to a request for more, while it is being written.
create table supply_draft (
  household_id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  words text not null,
  document_ids uuid[] not null default '{}',
  saved_at timestamptz not null default now(),
  primary key (household_id, application_id, person_id),
  foreign key (household_id, application_id) references application (household_id, id)
);
comment on table supply_draft is 'The answer to a request for more, kept until it is sent.';
comment on column supply_draft.household_id is 'Household.';
comment on column supply_draft.application_id is 'Case that asked.';
comment on column supply_draft.person_id is 'Who writes the answer.';
comment on column supply_draft.division_code is 'Village or community, for row security.';
comment on column supply_draft.words is 'What was written so far; may be empty.';
comment on column supply_draft.document_ids is 'Documents of earlier cases that go with it again.';
comment on column supply_draft.saved_at is 'Last save.';

do $$
declare t text;
begin
  foreach t in array array['application_document', 'declared_member', 'supply_draft'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from public', t);
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
  end loop;
end $$;
create policy own_household on application_document to xfm_resident
  using (household_id = app_household()) with check (household_id = app_household());
create policy jurisdiction on application_document to xfm_staff
  using (division_code between app_lo() and app_hi()) with check (division_code between app_lo() and app_hi());
create policy own_declaration on declared_member to xfm_resident
  using (household_id = app_household() and person_id = app_person())
  with check (household_id = app_household() and person_id = app_person());
create policy jurisdiction on declared_member for select to xfm_staff
  using (handed_in_with is not null and division_code between app_lo() and app_hi());
create policy own_answer on supply_draft to xfm_resident
  using (household_id = app_household() and person_id = app_person())
  with check (household_id = app_household() and person_id = app_person());

grant select, insert on application_document to xfm_resident, xfm_worker;
grant select on application_document, declared_member to xfm_staff;
grant select, insert, delete on declared_member to xfm_resident;
grant update (handed_in_with) on declared_member to xfm_resident;
grant select, insert, update, delete on supply_draft to xfm_resident;
grant select on declared_member, supply_draft to xfm_worker;

-- The rows that belong to a case move to the link. What is handed in can no longer be taken out.
create policy bring_along on application_document to xfm_owner with check (app_kind() = 'worker');
insert into application_document (household_id, application_id, document_id, division_code, attached_at)
  select household_id, application_id, id, division_code, added_at from document where application_id is not null;
drop policy bring_along on application_document;
revoke update (application_id) on document from xfm_resident;
alter table document drop column application_id;
grant delete on document to xfm_resident;
create policy only_what_waits on document as restrictive for delete to xfm_resident using (
  person_id = app_person() and not exists (
    select from application_document as link
     where link.household_id = document.household_id and link.document_id = document.id));
create policy only_own_declaration_waits on declared_member as restrictive for delete to xfm_resident
  using (handed_in_with is null);
