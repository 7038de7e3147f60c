-- A job is a row in the caller's transaction. The queue belongs to xfm_worker; callers reach it by this one function.
do $$ begin execute format('grant xfm_worker to %I', current_user); end $$;
grant create on schema public to xfm_worker;
set local role xfm_worker;
create function enqueue(p_task text, p_payload json, p_key text, p_run_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, job_key => p_key, max_attempts => 8);
end $$;
revoke all on function enqueue from public;
grant execute on function enqueue to xfm_resident, xfm_staff, xfm_admin, xfm_worker;
reset role;
revoke create on schema public from xfm_worker;
