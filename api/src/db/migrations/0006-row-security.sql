-- Who may see and write what. Force row security everywhere, close by default, open by name.
set local role xfm_owner;

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tableowner = 'xfm_owner' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from public', t);
  end loop;

  -- Tables of a household: its own members, officers of the place, and the machine that does the jobs.
  foreach t in array array['person', 'person_private', 'card', 'device', 'consent', 'pool_run', 'department_answer', 'fact',
      'dispute', 'decision', 'draft', 'document', 'application', 'application_event', 'home_visit', 'officer_decision',
      'publicity', 'award', 'payment', 'notice', 'enrolment', 'presence'] loop
    execute format('create policy own_household on %I to xfm_resident, xfm_owner using (household_id = app_household()) with check (household_id = app_household())', t);
    execute format('create policy jurisdiction on %I to xfm_staff, xfm_owner using (division_code between app_lo() and app_hi()) with check (division_code between app_lo() and app_hi())', t);
    execute format('create policy machine on %I to xfm_worker, xfm_owner using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
  end loop;

  -- What everybody may read: the map, the law, the procedures.
  foreach t in array array['division', 'parameter_value', 'policy_version', 'procedure_state', 'legal_edge'] loop
    execute format('create policy everybody_reads on %I for select using (true)', t);
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
    execute format('grant select on %I to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor', t);
  end loop;

  -- What only the machine at the gate touches.
  foreach t in array array['session', 'sign_in_link', 'passkey', 'challenge', 'device_alias', 'code_use', 'rate_bucket', 'procedure_clock'] loop
    execute format('create policy machine on %I to xfm_worker using (app_kind() = ''worker'') with check (app_kind() = ''worker'')', t);
    execute format('grant select, insert, update, delete on %I to xfm_worker', t);
  end loop;
end $$;

create policy own_household on household to xfm_resident, xfm_owner using (id = app_household());
create policy jurisdiction on household to xfm_staff, xfm_owner using (division_code between app_lo() and app_hi());
create policy machine on household to xfm_worker, xfm_owner using (app_kind() = 'worker') with check (app_kind() = 'worker');

create policy own_household on outbox to xfm_resident using (household_id = app_household()) with check (household_id = app_household());
create policy place_writes on outbox for insert to xfm_staff with check (app_officer() is not null);
create policy machine on outbox to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');

create policy own_household on reference_directory to xfm_resident using (household_id = app_household()) with check (household_id = app_household());
create policy jurisdiction on reference_directory to xfm_staff
  using (exists (select from application a where a.household_id = reference_directory.household_id and a.id = application_id))
  with check (app_officer() is not null);
create policy machine on reference_directory to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');

create policy machine on person_directory to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');
create policy lookup on person_directory for select to xfm_owner using (true);

create policy names_are_public on officer for select using (true);
create policy machine on officer to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');
create policy jurisdiction on officer_relative for select to xfm_staff using (app_officer() is not null);
create policy own_household on officer_relative for select to xfm_resident using (exists (select from person p where p.id = person_id and p.household_id = app_household()));
create policy machine on officer_relative to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');

create policy anybody_is_recorded on audit_event for insert with check (true);
create policy subject_reads on audit_event for select to xfm_resident using (person_id = app_person());
create policy auditor_reads on audit_event for select to xfm_auditor using (true);
create policy machine_reads on audit_event for select to xfm_worker using (app_kind() = 'worker');

create policy own_keys on idempotency_key to xfm_resident, xfm_staff, xfm_admin
  using (owner = coalesce(app_officer(), app_person())::text) with check (owner = coalesce(app_officer(), app_person())::text);
create policy machine on idempotency_key to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');

create policy policy_officers on rule_change to xfm_admin using (app_officer() is not null) with check (app_officer() is not null);
create policy machine on rule_change to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');
create policy policy_officers_write on parameter_value for insert to xfm_admin with check (app_officer() is not null);
create policy policy_officers_close on parameter_value for update to xfm_admin using (app_officer() is not null) with check (app_officer() is not null);
create policy policy_officers_write on policy_version for insert to xfm_admin with check (app_officer() is not null);

create policy payment_officers on payment_run to xfm_staff
  using (current_setting('app.role', true) in ('paymentPreparer', 'paymentReleaser'))
  with check (current_setting('app.role', true) in ('paymentPreparer', 'paymentReleaser'));
create policy machine on payment_run to xfm_worker using (app_kind() = 'worker') with check (app_kind() = 'worker');

-- Grants: the second line. Nobody may delete a case, a fact, a decision or an audit entry.
grant select on household, person, card, device, consent, pool_run, department_answer, dispute, decision, draft, document,
  application, application_event, officer_decision, publicity, award, payment, notice, officer, officer_relative, reference_directory to xfm_resident;
grant insert on consent, pool_run, fact, dispute, decision, draft, document, application, application_event, reference_directory, notice, outbox, enrolment to xfm_resident;
grant update (withdrawn_at) on consent to xfm_resident;
grant update on draft, application to xfm_resident;
grant update (application_id) on document to xfm_resident;
grant update (read_at) on notice to xfm_resident;
grant update (state, revoked_at, revoked_by) on card to xfm_resident;
grant update (revoked_at) on device to xfm_resident;
grant delete on draft to xfm_resident;

grant select on household, person, card, device, consent, pool_run, department_answer, dispute, decision, draft, document,
  application, application_event, home_visit, officer_decision, publicity, award, payment, payment_run, notice, officer, officer_relative,
  reference_directory, presence, enrolment to xfm_staff;
grant insert on card, consent, pool_run, fact, dispute, decision, draft, document, application, application_event, home_visit, officer_decision,
  publicity, award, payment, payment_run, notice, outbox, reference_directory, presence, enrolment to xfm_staff;
grant update on card, draft, application, publicity, payment, payment_run, award, presence, dispute to xfm_staff;
grant update (withdrawn_at) on consent to xfm_staff;
grant delete on draft to xfm_staff;

grant select, insert, update on rule_change to xfm_admin;
grant insert on parameter_value, policy_version to xfm_admin;
grant update (to_date) on parameter_value to xfm_admin;
grant select on officer to xfm_admin, xfm_auditor;

grant select, insert, update on household, person, person_private, person_directory, officer, officer_relative, division, card, device, enrolment, presence,
  consent, pool_run, department_answer, fact, dispute, parameter_value, policy_version, rule_change, procedure_state, legal_edge, decision, draft, document,
  application, application_event, home_visit, officer_decision, publicity, award, payment, payment_run, notice, outbox, reference_directory to xfm_worker;
grant delete on draft, procedure_state, legal_edge, idempotency_key to xfm_worker;

grant select, insert, update on idempotency_key to xfm_resident, xfm_staff, xfm_admin, xfm_worker;
grant insert on audit_event to xfm_resident, xfm_staff, xfm_admin, xfm_worker, xfm_auditor;
grant select on audit_event to xfm_resident, xfm_auditor, xfm_worker;
grant execute on function read_person, read_facts to xfm_resident, xfm_staff, xfm_worker;
grant execute on function find_people to xfm_staff;
