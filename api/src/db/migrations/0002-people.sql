-- Divisions, households, people, officers.
set local role xfm_owner;

create table division (
  code bigint primary key,
  level text not null check (level in ('district', 'town', 'village')),
  name text not null,
  name_en text not null,
  parent bigint references division (code),
  lo bigint not null,
  hi bigint not null check (hi >= lo)
);
comment on column division.code is 'GB/T 2260 and statistical code, padded with zeros to 12 digits.';
comment on column division.level is 'District, town or street, village or community.';
comment on column division.name is 'Chinese name.';
comment on column division.name_en is 'English name.';
comment on column division.parent is 'Division it belongs to.';
comment on column division.lo is 'Lowest village code inside it: jurisdiction is a range of integers.';
comment on column division.hi is 'Highest village code inside it.';

create table household (
  id uuid primary key,
  division_code bigint not null references division (code),
  address_enc bytea not null
);
comment on column household.id is 'Distribution key of every case table.';
comment on column household.division_code is 'Village or community where it lives.';
comment on column household.address_enc is 'Address, encrypted.';

create table person (
  household_id uuid not null references household (id),
  id uuid not null,
  division_code bigint not null,
  name_masked text not null,
  relation text not null,
  adult_on date not null,
  primary key (household_id, id)
);
comment on column person.household_id is 'Household of the person.';
comment on column person.id is 'Pseudonym used in every other table.';
comment on column person.division_code is 'Village or community, for row security.';
comment on column person.name_masked is 'First character and stars: all that lists show.';
comment on column person.relation is 'Relation to the head of the household, GB/T 4761, two digits.';
comment on column person.adult_on is 'Eighteenth birthday: from then on the person consents alone.';

create table person_private (
  household_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  name_enc bytea not null,
  citizen_id_enc bytea not null,
  phone_enc bytea,
  bank_account_enc bytea,
  name_bidx bytea not null,
  primary key (household_id, person_id),
  foreign key (household_id, person_id) references person (household_id, id)
);
create index person_private_name on person_private (name_bidx);
comment on table person_private is 'Readable only through read_person(), which writes the audit entry.';
comment on column person_private.household_id is 'Household of the person.';
comment on column person_private.person_id is 'Person.';
comment on column person_private.division_code is 'Village or community, for row security.';
comment on column person_private.name_enc is 'Full name, AES-256-GCM, bound to table, column and row.';
comment on column person_private.citizen_id_enc is 'Citizen ID number (GB 11643), encrypted.';
comment on column person_private.phone_enc is 'Mobile number, encrypted.';
comment on column person_private.bank_account_enc is 'Account for payments, encrypted.';
comment on column person_private.name_bidx is 'Keyed hash of the name, for exact search only.';

create table person_directory (
  citizen_id_bidx bytea primary key,
  person_id uuid not null unique,
  household_id uuid not null
);
comment on table person_directory is 'Global uniqueness of a citizen and the way from an ID number to a household.';
comment on column person_directory.citizen_id_bidx is 'Keyed hash of the citizen ID number.';
comment on column person_directory.person_id is 'Person.';
comment on column person_directory.household_id is 'Household.';

create table officer (
  id uuid primary key,
  name text not null,
  name_en text not null,
  role text not null check (role in ('communityWorker', 'townCaseworker', 'districtCaseworker',
    'paymentPreparer', 'paymentReleaser', 'policyAuthor', 'policyPublisher', 'auditor', 'operator')),
  division_code bigint not null references division (code),
  disabled_at timestamptz
);
comment on column officer.id is 'Officer.';
comment on column officer.name is 'Name, shown to residents who ask who looked.';
comment on column officer.name_en is 'Name in Latin letters.';
comment on column officer.role is 'One role a person; roles exclude one another.';
comment on column officer.division_code is 'Jurisdiction: the range of this division.';
comment on column officer.disabled_at is 'Since when the account is closed.';

create table officer_relative (
  officer_id uuid not null references officer (id),
  person_id uuid not null,
  primary key (officer_id, person_id)
);
comment on table officer_relative is 'Near relatives of officers: their cases are registered apart (民发〔2021〕57号 art. 11).';
comment on column officer_relative.officer_id is 'Officer.';
comment on column officer_relative.person_id is 'Relative who lives in the district.';

-- The one way to private fields. It runs as xfm_owner, whose policies follow the caller's context.
create function read_person(p_household uuid, p_person uuid, p_fields text[], p_purpose text, p_application uuid, p_request text)
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
    insert into audit_event (actor_kind, actor_id, actor_role, presence_id, action, purpose, person_id, household_id, application_id, fields, request_id)
    values (coalesce(app_kind(), 'public'), coalesce(app_officer(), app_person()), nullif(current_setting('app.role', true), ''),
      nullif(current_setting('app.presence', true), '')::uuid, 'read.person', p_purpose, p_person, p_household, p_application, p_fields, p_request);
  end if;
end $$;

-- Exact search inside the caller's jurisdiction: masked rows only, at most 20.
create function find_people(p_citizen_id_bidx bytea, p_name_bidx bytea)
returns table (household_id uuid, person_id uuid, name_masked text, division_code bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.household_id, p.id, p.name_masked, p.division_code
    from person p join person_private s on s.household_id = p.household_id and s.person_id = p.id
   where (p_name_bidx is not null and s.name_bidx = p_name_bidx)
      or (p_citizen_id_bidx is not null and p.id = (select d.person_id from person_directory d where d.citizen_id_bidx = p_citizen_id_bidx))
   order by p.division_code, p.id limit 20
$$;
revoke all on function read_person, find_people from public;
