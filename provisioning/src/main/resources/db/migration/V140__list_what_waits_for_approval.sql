-- A plan that waits for somebody's approval goes no further by itself.
alter table site add column awaits_approval boolean not null default false;

update site set awaits_approval = true
where exists (select from run where run.site_id = site.id and run.status = 'PLANNED');

-- What failed comes first in a list, then what waits for somebody, then what is at work, then the rest; by name within each.
alter table site drop column attention;
alter table site add column attention text not null generated always as (
  case when status in ('FAILED', 'LOST') then '0'
       when awaits_approval then '1'
       when status in ('PROVISIONING', 'CHANGING', 'DESTROYING') then '2'
       when status = 'READY' then '3'
       else '4' end || name) stored;

create index site_by_attention on site (attention, id);
