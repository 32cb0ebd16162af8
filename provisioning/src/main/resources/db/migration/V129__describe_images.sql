-- What the page of an image shows: why it was built, its labels and layers; and its bill of materials, CycloneDX in JSON.
alter table image
  add column details jsonb not null default '{"because": "not on record", "labels": {}, "layers": []}',
  add column bill jsonb;

-- Packages of the newest base that the archive had newer versions of, when it was asked last.
create table package_update (
  image_id uuid not null references image,
  package text not null,
  installed text not null,
  candidate text not null,
  primary key (image_id, package)
);
create table package_check (
  image_id uuid primary key references image,
  run_number bigint not null references run,
  checked_at timestamptz not null
);
