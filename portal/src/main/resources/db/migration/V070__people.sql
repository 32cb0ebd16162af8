create table person (
    id            uuid primary key,
    username      text        not null unique check (username ~ '^[a-z][a-z0-9._-]{1,63}$'),
    display_name  text        not null check (length(display_name) between 1 and 120),
    role          text        not null check (role in ('VIEWER', 'OPERATOR', 'ADMINISTRATOR')),
    password_hash text        not null,
    enabled       boolean     not null default true,
    created_at    timestamptz not null,
    version       bigint      not null
);

comment on table person is 'Who may sign in, and as what.';
