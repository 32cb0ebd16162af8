-- What failed comes first in a list, then what is at work, then the rest; by name within each.
alter table site add column attention text not null generated always as (
  case when status in ('FAILED', 'LOST') then '0'
       when status in ('PROVISIONING', 'CHANGING', 'DESTROYING') then '1'
       when status = 'READY' then '2'
       else '3' end || name) stored;

create index site_by_attention on site (attention, id);
create index site_by_name on site (name, id);

-- Read from its end for the newest first.
drop index site_by_age;
create index site_by_age on site (created_at, id);

-- The status line above the list, and its choice of owners.
create index site_by_status on site (status, owner);
