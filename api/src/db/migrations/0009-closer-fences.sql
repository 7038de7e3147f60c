-- Closer fences: the definer functions trust the login role besides the settings; residents change only what a move
-- changes; one household has one monthly award a programme; an officer's assessment is not the resident's result.
set local role xfm_owner;

do $$
declare t text;
begin
  foreach t in array array['person', 'person_private', 'fact'] loop
    execute format('alter policy own_household on %I to xfm_resident', t);
    execute format('alter policy jurisdiction on %I to xfm_staff', t);
    execute format('alter policy machine on %I to xfm_worker', t);
    execute format('create policy definer_for_residents on %I to xfm_owner using (session_user = ''xfm_resident'' and household_id = app_household())', t);
    execute format('create policy definer_for_officers on %I to xfm_owner using (session_user = ''xfm_staff'' and division_code between app_lo() and app_hi())', t);
    execute format('create policy definer_for_machine on %I to xfm_owner using (session_user = ''xfm_worker'' and app_kind() = ''worker'')', t);
  end loop;
end $$;
alter policy own_household on household to xfm_resident;
alter policy jurisdiction on household to xfm_staff;
alter policy machine on household to xfm_worker;
create policy definer_for_residents on household to xfm_owner using (session_user = 'xfm_resident' and id = app_household());
create policy definer_for_officers on household to xfm_owner using (session_user = 'xfm_staff' and division_code between app_lo() and app_hi());
create policy definer_for_machine on household to xfm_owner using (session_user = 'xfm_worker' and app_kind() = 'worker');

revoke update on application from xfm_resident;
grant update (state, state_since, due_at, clock_left_hours, version) on application to xfm_resident;

create unique index one_live_award on award (household_id, programme) where every = 'month' and ended_at is null;

alter table decision add column purpose text not null default 'resident' check (purpose in ('resident', 'application', 'assessment'));
comment on column decision.purpose is 'Why it was made: the resident looked, handed in, or an officer assessed. Residents see the first two.';
