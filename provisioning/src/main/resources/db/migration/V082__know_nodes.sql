-- Each life of a portal's process, for as long as it is heard of.
create table node_life (
  worker text primary key,
  node text not null unique,
  slots int not null check (slots >= 0),
  started_at timestamptz not null,
  heard_at timestamptz not null,
  stopped_at timestamptz
);
