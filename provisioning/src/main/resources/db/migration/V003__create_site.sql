create table site (
  id uuid primary key,
  name text not null,
  target_id uuid not null references target,
  status text not null,
  owner text not null,
  request_id uuid not null unique,
  current_spec_version int not null,
  url text,
  created_at timestamptz not null,
  destroyed_at timestamptz
);

-- A name is free again once its site is destroyed.
create unique index site_name_in_use on site (name) where status <> 'DESTROYED';
create index site_by_age on site (created_at desc, id);

alter table run add constraint run_site foreign key (site_id) references site;

create table site_spec (
  site_id uuid not null references site,
  version int not null check (version > 0),
  body jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (site_id, version)
);

create table site_output (
  site_id uuid not null references site,
  name text not null,
  value text not null,
  primary key (site_id, name)
);
