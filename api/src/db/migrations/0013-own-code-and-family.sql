-- What residents do with their own code: print a card at home, keep a passkey, name somebody of the family who acts
-- for them. Whoever acts for another stands in the log as who acted, and for whom.
set local role xfm_owner;

-- A card printed at home is dead until it is handed over face to face.
alter table card alter column printed_by drop not null;
alter table card add column printed_by_person uuid;
alter table card add check ((printed_by is null) <> (printed_by_person is null));
comment on column card.printed_by is 'Officer who printed it; empty for a card printed at home.';
comment on column card.printed_by_person is 'Resident who printed it at home; empty for a card of an officer.';
create unique index one_waiting_home_card on card (household_id, person_id) where state = 'printed' and printed_by_person is not null;
grant insert (card_sha256, household_id, person_id, division_code, serial_check, printed_by_person, expires_on) on card to xfm_resident;
create policy printed_at_home on card as restrictive for insert to xfm_resident
  with check (state = 'printed' and printed_by is null and printed_by_person = app_person() and person_id = app_person());
create policy only_stopped on card as restrictive for update to xfm_resident
  using (person_id = app_person()) with check (state = 'revoked');

-- A ticket binds a phone, or a passkey.
alter table enrolment add column purpose text not null default 'phone' check (purpose in ('phone', 'passkey'));
comment on column enrolment.purpose is 'What it binds: a phone that shows codes, or a passkey that raises a session to grade A.';

create table resident_passkey (
  household_id uuid not null,
  credential_id text not null,
  person_id uuid not null,
  division_code bigint not null,
  public_key bytea not null,
  counter bigint not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (household_id, credential_id),
  foreign key (household_id, person_id) references person (household_id, id)
);
create index resident_passkey_person on resident_passkey (household_id, person_id);
comment on table resident_passkey is 'Passkeys of residents: asserted with user verification they raise a session to grade A for two minutes.';
comment on column resident_passkey.household_id is 'Household.';
comment on column resident_passkey.credential_id is 'WebAuthn credential id, base64url.';
comment on column resident_passkey.person_id is 'Whose passkey it is.';
comment on column resident_passkey.division_code is 'Village or community, for row security.';
comment on column resident_passkey.public_key is 'COSE public key.';
comment on column resident_passkey.counter is 'Signature counter; going back means a copy.';
comment on column resident_passkey.created_at is 'When enrolled, with a ticket given face to face.';
comment on column resident_passkey.used_at is 'Last use.';
comment on column resident_passkey.revoked_at is 'When given up.';

alter table challenge add column person_id uuid;
comment on column challenge.person_id is 'Resident who enrols or proves a passkey; empty for officers.';

create table delegation (
  household_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  person_name_masked text not null,
  helper_household_id uuid not null,
  helper_person_id uuid not null,
  helper_name_masked text not null,
  actions text[] not null check (cardinality(actions) > 0 and actions <@ array['progress', 'apply', 'supply', 'payments']),
  given_at timestamptz not null default now(),
  until date not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (household_id, id),
  foreign key (household_id, person_id) references person (household_id, id),
  check (helper_person_id <> person_id),
  check (until <= (given_at at time zone 'Asia/Shanghai')::date + 180)
);
create unique index one_live_delegation on delegation (household_id, person_id, helper_person_id) where ended_at is null;
create index delegation_helper on delegation (helper_person_id) where ended_at is null;
comment on table delegation is 'Somebody of the family who may do named things for a resident until a day, at most 180 days.';
comment on column delegation.household_id is 'Household of the resident.';
comment on column delegation.id is 'Delegation.';
comment on column delegation.person_id is 'Resident for whom is acted.';
comment on column delegation.division_code is 'Village or community of the resident.';
comment on column delegation.person_name_masked is 'Masked name of the resident, as the one who acts sees it.';
comment on column delegation.helper_household_id is 'Household of the one who acts; it may be another.';
comment on column delegation.helper_person_id is 'Who acts, with a code of their own.';
comment on column delegation.helper_name_masked is 'Masked name of the one who acts, as the resident sees it.';
comment on column delegation.actions is 'What may be done: progress, apply, supply, payments.';
comment on column delegation.given_at is 'When given, at grade A.';
comment on column delegation.until is 'Last day.';
comment on column delegation.ended_at is 'When ended before its day.';
comment on column delegation.ended_by is 'Which of the two ended it.';

alter table session add column raised_until timestamptz;
alter table session add column delegation_id uuid;
alter table session add column helper_household_id uuid;
alter table session add column helper_person_id uuid;
alter table session add foreign key (household_id, delegation_id) references delegation (household_id, id);
alter table session add check ((delegation_id is null) = (helper_person_id is null) and (delegation_id is null) = (helper_household_id is null));
comment on column session.raised_until is 'Grade A until then: two minutes after a passkey with user verification.';
comment on column session.delegation_id is 'Delegation under which somebody acts for the resident of this session.';
comment on column session.helper_household_id is 'Household of the one who acts.';
comment on column session.helper_person_id is 'Who acts; the session''s person is the one for whom.';

-- Who acts when it is not the person themself.
create function app_helper() returns uuid language sql stable as $$ select nullif(current_setting('app.helper', true), '')::uuid $$;

do $$
declare t text;
begin
  foreach t in array array['resident_passkey', 'delegation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from public', t);
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
    execute format('grant select, insert, update on %I to xfm_worker', t);
    execute format('create policy own on %I to xfm_resident using (household_id = app_household() and person_id = app_person() and app_helper() is null)
      with check (household_id = app_household() and person_id = app_person() and app_helper() is null)', t);
  end loop;
end $$;
create policy who_acts on delegation to xfm_resident using (helper_household_id = app_household() and helper_person_id = app_person() and app_helper() is null)
  with check (helper_person_id = app_person());
grant select, update (ended_at, ended_by) on delegation to xfm_resident;
grant select (household_id, person_id, credential_id, created_at, used_at, revoked_at), update (revoked_at) on resident_passkey to xfm_resident;
-- A resident sees which officer was beside them.
grant select (id, household_id, person_id, officer_id) on presence to xfm_resident;

create or replace function read_person(p_household uuid, p_person uuid, p_fields text[], p_purpose text, p_application uuid, p_request text)
returns table (name_enc bytea, citizen_id_enc bytea, phone_enc bytea, bank_account_enc bytea, address_enc bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    select case when 'name' = any (p_fields) then p.name_enc end,
           case when 'citizenId' = any (p_fields) then p.citizen_id_enc end,
           case when 'phone' = any (p_fields) then p.phone_enc end,
           case when 'bankAccount' = any (p_fields) then p.bank_account_enc end,
           case when 'address' = any (p_fields) then h.address_enc end
      from person_private p join household h on h.id = p.household_id
     where p.household_id = p_household and p.person_id = p_person;
  if found then
    insert into audit_event (actor_kind, actor_id, actor_role, on_behalf_of, presence_id, action, purpose, person_id, household_id, application_id, fields, request_id)
    values (coalesce(app_kind(), 'public'), coalesce(app_officer(), app_helper(), app_person()), nullif(current_setting('app.role', true), ''),
      case when app_helper() is not null then app_person() end,
      nullif(current_setting('app.presence', true), '')::uuid, 'read.person', p_purpose, p_person, p_household, p_application, p_fields, p_request);
  end if;
end $$;

create or replace function read_facts(p_household uuid, p_purpose text, p_application uuid, p_request text)
returns table (id bigint, person_id uuid, name text, value jsonb, source text, as_of date, fetched_at timestamptz, consent_id uuid, quality text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    select distinct on (f.person_id, f.name, f.source) f.id, f.person_id, f.name, f.value, f.source, f.as_of, f.fetched_at, f.consent_id, f.quality
      from fact f where f.household_id = p_household
     order by f.person_id, f.name, f.source, f.id desc;
  insert into audit_event (actor_kind, actor_id, actor_role, on_behalf_of, presence_id, action, purpose, person_id, household_id, application_id, fields, request_id)
    select coalesce(app_kind(), 'public'), coalesce(app_officer(), app_helper(), app_person()), nullif(current_setting('app.role', true), ''),
      case when app_helper() is not null then app_person() end,
      nullif(current_setting('app.presence', true), '')::uuid, 'read.facts', p_purpose, p.id, p_household, p_application,
      coalesce((select array_agg(distinct f.name order by f.name) from fact f where f.household_id = p_household and (f.person_id = p.id or f.person_id is null)), '{}'), p_request
      from person p where p.household_id = p_household;
end $$;
