create table sign_in_failure (
    id       bigint generated always as identity primary key,
    username text        not null,
    address  text        not null,
    at       timestamptz not null
);

create index sign_in_failure_by_address on sign_in_failure (address, at);
comment on table sign_in_failure is 'Recent failed sign-ins, by which further ones are slowed down. Rows live for minutes.';
