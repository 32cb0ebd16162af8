-- One row a stack: the only credential that may read, lock and write its state. Its row lock is what all changes of
-- one stack's state wait for.
create table state_credential (
    stack         uuid primary key,
    run           bigint      not null,
    epoch         bigint      not null,
    username      text        not null unique,
    password_hash bytea       not null check (length(password_hash) = 32),
    issued_at     timestamptz not null,
    revoked_at    timestamptz
);

create table state_lock (
    stack       uuid primary key,
    lock_id     text        not null,
    information text        not null,
    run         bigint      not null,
    epoch       bigint      not null,
    acquired_at timestamptz not null
);

create table state_version (
    stack      uuid        not null,
    number     bigint      not null check (number > 0),
    serial     bigint      not null check (serial >= 0),
    lineage    text        not null,
    origin     text        not null check (origin in ('TERRAFORM', 'SALVAGE', 'PURGE')),
    run        bigint      not null,
    epoch      bigint      not null,
    created_at timestamptz not null,
    size       bigint      not null,
    md5        bytea       not null check (length(md5) = 16),
    ciphertext bytea       not null,
    primary key (stack, number)
);

-- Ciphertext does not compress; keep the attempt out of every write.
alter table state_version alter column ciphertext set storage external;

create function refuse_change_of_state_version() returns trigger language plpgsql as $$
begin
    raise exception 'state versions are never changed or removed' using errcode = 'restrict_violation';
end
$$;

create trigger state_version_is_kept
    before update or delete or truncate on state_version
    for each statement execute function refuse_change_of_state_version();
