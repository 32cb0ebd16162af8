-- A site whose create was called off before anything of it was made has not failed: there is nothing to mend.
update site set status = 'NOT_CREATED'
where status = 'FAILED'
  and (select run.status from run where run.site_id = site.id and run.kind = 'CREATE' order by run.number desc limit 1)
      in ('CANCELED', 'DISCARDED')
  and not exists (
    select from run join run_phase phase on phase.run_number = run.number
    where run.site_id = site.id and phase.phase = 'APPLY' and phase.started_at is not null and phase.status <> 'SKIPPED');
