-- Cards, phones, presence, sessions.
set local role xfm_owner;

create table card (
  card_sha256 bytea primary key,
  household_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  serial_check text not null,
  state text not null default 'printed' check (state in ('printed', 'active', 'revoked')),
  printed_at timestamptz not null default now(),
  printed_by uuid not null references officer (id),
  activated_at timestamptz,
  activated_by uuid references officer (id),
  expires_on date not null,
  revoked_at timestamptz,
  revoked_by text,
  pin_hash text,
  pin_wrong_in_row int not null default 0,
  pin_wrong_since_reset int not null default 0,
  pin_locked_until timestamptz,
  scans int not null default 0,
  foreign key (household_id, person_id) references person (household_id, id)
);
create unique index one_active_card on card (household_id, person_id) where state = 'active';
create index card_person on card (household_id, person_id);
comment on table card is 'Printed cards. The 128-bit number itself is stored nowhere.';
comment on column card.card_sha256 is 'SHA-256 of the card number; enough above 112 bits (ASVS 6.5.2).';
comment on column card.household_id is 'Household.';
comment on column card.person_id is 'Whose card it is.';
comment on column card.division_code is 'Village or community, for row security.';
comment on column card.serial_check is 'Four characters printed on the card, to tell two cards apart.';
comment on column card.state is 'Printed (answers like an unknown one), active, revoked.';
comment on column card.printed_at is 'When printed.';
comment on column card.printed_by is 'Who printed it.';
comment on column card.activated_at is 'When handed over.';
comment on column card.activated_by is 'Who handed it over.';
comment on column card.expires_on is 'Last day; 24 months after printing.';
comment on column card.revoked_at is 'When it died; the row stays for five years.';
comment on column card.revoked_by is 'resident, worker, replaced.';
comment on column card.pin_hash is 'scrypt of the peppered PIN.';
comment on column card.pin_wrong_in_row is 'Wrong PINs since the last right one; five lock it for 30 minutes.';
comment on column card.pin_wrong_since_reset is 'Wrong PINs since the PIN was set; ten freeze it until face to face.';
comment on column card.pin_locked_until is 'No PIN is looked at before.';
comment on column card.scans is 'How often it was presented.';

create table device (
  id uuid primary key,
  household_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  public_jwk jsonb not null,
  alias_seed_enc bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  synced_at timestamptz not null default now(),
  revoked_at timestamptz,
  foreign key (household_id, person_id) references person (household_id, id)
);
create index device_person on device (household_id, person_id);
comment on column device.id is 'A phone.';
comment on column device.household_id is 'Household.';
comment on column device.person_id is 'Whose phone it is.';
comment on column device.division_code is 'Village or community, for row security.';
comment on column device.public_jwk is 'Public P-256 key; the private one cannot leave the phone.';
comment on column device.alias_seed_enc is 'Seed of the daily alias, encrypted.';
comment on column device.created_at is 'When enrolled.';
comment on column device.expires_at is 'Key life 180 days.';
comment on column device.synced_at is 'Last contact; a code is refused 24 hours after it.';
comment on column device.revoked_at is 'When given up or lost.';

create table device_alias (
  alias bytea primary key,
  device_id uuid not null references device (id),
  day date not null
);
create index device_alias_day on device_alias (day);
comment on column device_alias.alias is 'First 16 bytes of HMAC-SHA256(seed, day): what the code shows instead of a name.';
comment on column device_alias.device_id is 'Phone.';
comment on column device_alias.day is 'Day in Asia/Shanghai.';

create table code_use (
  device_id uuid not null references device (id),
  step bigint not null,
  used_at timestamptz not null default now(),
  primary key (device_id, step)
);
comment on column code_use.device_id is 'Phone.';
comment on column code_use.step is 'Fifteen-second step since 1970: the primary key makes a code work once.';
comment on column code_use.used_at is 'When presented.';

create table enrolment (
  ticket_sha256 bytea primary key,
  household_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  issued_by uuid references officer (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table enrolment is 'One-time tickets that bind a phone to a person, given face to face or by a grade B session.';
comment on column enrolment.ticket_sha256 is 'SHA-256 of the ticket.';
comment on column enrolment.household_id is 'Household.';
comment on column enrolment.person_id is 'Whose phone it will be.';
comment on column enrolment.division_code is 'Village or community, for row security.';
comment on column enrolment.issued_by is 'Officer who was present; empty when the resident''s own session asked.';
comment on column enrolment.expires_at is 'Ten minutes after issue.';
comment on column enrolment.used_at is 'When a phone took it.';

create table presence (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  household_id uuid not null,
  person_id uuid not null,
  division_code bigint not null,
  purpose text not null,
  how text not null check (how in ('phoneCode', 'cardAndPin', 'idDocument')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index presence_officer on presence (officer_id, expires_at);
comment on table presence is 'The resident stands before the officer: one person, one purpose, 15 minutes.';
comment on column presence.id is 'Presence token.';
comment on column presence.officer_id is 'Officer who met the resident.';
comment on column presence.household_id is 'Household.';
comment on column presence.person_id is 'Resident who was met.';
comment on column presence.division_code is 'Village or community, for row security.';
comment on column presence.purpose is 'Purpose code.';
comment on column presence.how is 'What proved it: a fresh phone code, card and PIN, or an identity document.';
comment on column presence.created_at is 'When.';
comment on column presence.expires_at is 'Fifteen minutes later.';
comment on column presence.ended_at is 'When ended early.';

create table session (
  id_sha256 bytea primary key,
  kind text not null check (kind in ('resident', 'officer')),
  officer_id uuid references officer (id),
  household_id uuid,
  person_id uuid,
  division_code bigint,
  grade text check (grade in ('C', 'B', 'A')),
  device_id uuid references device (id),
  card_sha256 bytea references card (card_sha256),
  presence_id uuid references presence (id),
  verified_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle_seconds int not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((kind = 'officer') = (officer_id is not null)),
  check ((kind = 'resident') = (person_id is not null and household_id is not null and grade is not null))
);
create index session_officer on session (officer_id) where ended_at is null;
create index session_person on session (person_id) where ended_at is null;
comment on table session is 'Opaque sessions, read on every request, so that an end takes effect at once.';
comment on column session.id_sha256 is 'SHA-256 of the cookie''s 256 random bits.';
comment on column session.kind is 'Resident or officer.';
comment on column session.officer_id is 'Officer signed in.';
comment on column session.household_id is 'Household of the resident.';
comment on column session.person_id is 'Resident.';
comment on column session.division_code is 'Village or community of the resident.';
comment on column session.grade is 'How strongly the resident was identified: C, B, A.';
comment on column session.device_id is 'Phone that signed, if any.';
comment on column session.card_sha256 is 'Card that was shown, if any.';
comment on column session.presence_id is 'Presence token that raised the grade, if any.';
comment on column session.verified_at is 'Last time the person proved to be there.';
comment on column session.created_at is 'Sign-in.';
comment on column session.seen_at is 'Last request.';
comment on column session.idle_seconds is 'Ends after this long without a request.';
comment on column session.expires_at is 'Ends then in any case.';
comment on column session.ended_at is 'Signed out, or ended from elsewhere.';

create table sign_in_link (
  token_sha256 bytea primary key,
  officer_id uuid not null references officer (id),
  purpose text not null check (purpose in ('demo', 'enrolPasskey')),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on column sign_in_link.token_sha256 is 'SHA-256 of the link''s token.';
comment on column sign_in_link.officer_id is 'Officer it is for.';
comment on column sign_in_link.purpose is 'Demo sign-in (demo mode only), or enrolment of a passkey.';
comment on column sign_in_link.expires_at is 'Dead after.';
comment on column sign_in_link.used_at is 'One use.';

create table passkey (
  credential_id text primary key,
  officer_id uuid not null references officer (id),
  public_key bytea not null,
  counter bigint not null,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
comment on column passkey.credential_id is 'WebAuthn credential id, base64url.';
comment on column passkey.officer_id is 'Officer.';
comment on column passkey.public_key is 'COSE public key.';
comment on column passkey.counter is 'Signature counter; going back means a copy.';
comment on column passkey.created_at is 'When enrolled.';
comment on column passkey.used_at is 'Last use.';

create table challenge (
  challenge text primary key,
  officer_id uuid references officer (id),
  expires_at timestamptz not null
);
comment on column challenge.challenge is 'WebAuthn challenge, one use.';
comment on column challenge.officer_id is 'Officer who enrols; empty for a sign-in.';
comment on column challenge.expires_at is 'Five minutes.';
