create table image (
  id uuid primary key,
  kind text not null check (kind in ('BASE', 'SITE')),
  inputs_hash text not null,
  parent_id uuid references image,
  engine_id text not null,
  size_bytes bigint not null,
  inputs jsonb not null,
  built_by_run bigint not null references run,
  built_at timestamptz not null,
  build_seconds int not null,
  unique (kind, inputs_hash)
);
create index image_by_age on image (built_at desc, id);

-- Which image a run put, or is about to put, into service.
create table image_use (
  run_number bigint primary key references run,
  image_id uuid not null references image,
  reference text not null
);
create index image_use_by_image on image_use (image_id);
