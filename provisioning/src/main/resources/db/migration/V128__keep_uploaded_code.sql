-- Tarballs of sites' own code, as they were sent. Here and not on a node: any worker may have to build with them.
create table code_upload (
  sha256 text primary key,
  name text not null,
  size_bytes bigint not null,
  content bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
-- It is packed already.
alter table code_upload alter column content set storage external;
