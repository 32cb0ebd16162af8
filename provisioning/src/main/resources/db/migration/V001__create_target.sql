create table target (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('SANDBOX', 'AWS')),
  regions text[] not null check (cardinality(regions) > 0),
  role_arn text,
  endpoint text,
  lost_at timestamptz,
  created_at timestamptz not null
);
