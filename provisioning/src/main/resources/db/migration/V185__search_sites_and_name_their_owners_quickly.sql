-- What a search looks through, in small letters already: the name and the title, one below the other.
alter table site
  add column searched text not null generated always as (lower(name || E'\n' || title)) stored;

-- The choice of owners above the list, from one to the next.
create index site_by_owner on site (owner) where status <> 'DESTROYED';
