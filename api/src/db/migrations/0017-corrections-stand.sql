-- A figure that an officer put right stands until its source says something newer; then the two stand against each
-- other for a person to look at, and the old figure never comes back by itself.
set local role xfm_owner;
select set_config('app.kind', 'worker', true);

alter table fact add column by_hand boolean not null default false;
comment on column fact.by_hand is 'Put right by an officer after a dispute; an answer of the source does not silently undo it.';
create policy bring_along on fact to xfm_owner using (app_kind() = 'worker') with check (app_kind() = 'worker');
update fact set by_hand = true
 where exists (select from dispute where dispute.household_id = fact.household_id and dispute.corrected_fact_id = fact.id);
drop policy bring_along on fact;
create policy only_officers_correct on fact as restrictive for insert to xfm_resident, xfm_worker with check (not by_hand);

create or replace function read_facts(p_household uuid, p_purpose text, p_application uuid, p_request text)
returns table (id bigint, person_id uuid, name text, value jsonb, source text, as_of date, fetched_at timestamptz, consent_id uuid, quality text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    with newest as (
      select distinct on (f.person_id, f.name, f.source) f.*
        from fact f where f.household_id = p_household
       order by f.person_id, f.name, f.source, f.id desc
    ), settled as (
      select distinct on (f.person_id, f.name, f.source) f.*
        from fact f where f.household_id = p_household
         and (f.by_hand or exists (select from dispute d
               where d.household_id = p_household and d.fact_id = f.id and d.verdict = 'confirmed'))
       order by f.person_id, f.name, f.source, f.id desc
    ), pair as (
      select n as said, s as stands, coalesce(n.as_of > s.as_of, true) as newer, coalesce(n.value <> s.value, false) as differs
        from newest n
        -- What a household declares is its own word: its newest one counts.
        left join settled s on s.by_hand and s.source <> 'declared'
         and s.person_id is not distinct from n.person_id and s.name = n.name and s.source = n.source
    )
    select (f.row).id, (f.row).person_id, (f.row).name, (f.row).value, (f.row).source, (f.row).as_of, (f.row).fetched_at,
           (f.row).consent_id, case when p.newer and p.differs then 'conflict' else (f.row).quality end
      from pair p
     cross join lateral (select p.said as row, 1 as turn where p.newer
                         union all select p.stands, 2 where not p.newer or p.differs) f
     order by 2, 3, 5, f.turn;
  insert into audit_event (actor_kind, actor_id, actor_role, on_behalf_of, presence_id, action, purpose, person_id, household_id, application_id, fields, request_id)
    select coalesce(app_kind(), 'public'), coalesce(app_officer(), app_helper(), app_person()), nullif(current_setting('app.role', true), ''),
      case when app_helper() is not null then app_person() end,
      nullif(current_setting('app.presence', true), '')::uuid, 'read.facts', p_purpose, p.id, p_household, p_application,
      coalesce((select array_agg(distinct f.name order by f.name) from fact f where f.household_id = p_household and (f.person_id = p.id or f.person_id is null)), '{}'), p_request
      from person p where p.household_id = p_household;
end $$;

-- Who was beside the resident when the request was made has had a part in it.
alter table reconsideration add column asked_with uuid references officer (id);
alter table reconsideration add constraint reconsidered_by_no_scribe check (answered_by <> asked_with);
comment on column reconsideration.asked_with is 'Officer who was beside the resident when they asked; barred.';

-- Officers keep out of the cases of households for whom their relatives act; of a delegation they see the two persons.
create policy jurisdiction on delegation for select to xfm_staff using (division_code between app_lo() and app_hi());
grant select (household_id, helper_person_id) on delegation to xfm_staff;
