-- The programmes as the district knows them: in which order they are decided, who grants them, what they go with.
set local role xfm_owner;

create table programme (
  programme text primary key,
  rank int not null unique,
  kind text not null check (kind in ('tier', 'aid')),
  tier text check (tier in ('TEKUN', 'DIBAO', 'LOW_MARGIN', 'RIGID', 'LOW_INCOME_HELP')),
  department text not null,
  every text not null check (every in ('month', 'year', 'term', 'once', 'none')),
  apply text not null check (apply in ('here', 'department', 'automatic')),
  automatic_for text[] not null,
  proposed_for text[] not null,
  excludes text[] not null,
  recheck_months int,
  rerun_when text[] not null,
  article text not null,
  check ((kind = 'tier') = (tier is not null))
);
comment on table programme is 'A programme: its place in the order of routes, who grants it, and what it goes with. Loaded from the law files.';
comment on column programme.programme is 'Its name, as in policy_version.policy.';
comment on column programme.rank is 'Order of routes: lower is decided first, and later ones may read what it found.';
comment on column programme.kind is 'tier: recognises a household as being in hardship. aid: everything else.';
comment on column programme.tier is 'What a household is when this programme says eligible.';
comment on column programme.department is 'Who grants it.';
comment on column programme.every is 'What the amount is for: a month, a year, a term, once, or nothing.';
comment on column programme.apply is 'Where one asks for it: here, at the department, or nowhere because it comes by itself.';
comment on column programme.automatic_for is 'Tiers for which it is granted without an application.';
comment on column programme.proposed_for is 'Tiers to which it is proposed.';
comment on column programme.excludes is 'Programmes that cannot be received beside it.';
comment on column programme.recheck_months is 'Months until it is looked at again; empty when the decision itself says, or never.';
comment on column programme.rerun_when is 'Changes of circumstances after which it is decided again.';
comment on column programme.article is 'Where the law says so.';

alter table programme enable row level security;
alter table programme force row level security;
revoke all on programme from public;
create policy everybody_reads on programme for select using (true);
create policy machine on programme to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');
grant select on programme to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor;
grant insert, update on programme to xfm_worker;
