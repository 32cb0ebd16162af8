-- The head of a log. Its row lock puts the log's writers in line: sequences are given out in the order of the commits,
-- so whoever has read chunk n has seen every chunk before it.
create table run_log (
    log    bigint primary key,
    epoch  bigint not null,
    chunks bigint not null default 0,
    lines  bigint not null default 0,
    bytes  bigint not null default 0
) with (fillfactor = 50);

comment on column run_log.epoch is 'the highest epoch that opened the log; no other may append';

-- How far each spool file was read into the log.
create table run_log_source (
    log          bigint not null references run_log on delete cascade,
    source       text   not null,
    bytes_read   bigint not null default 0,
    hidden_lines int    not null default 0,
    primary key (log, source)
) with (fillfactor = 50);

comment on column run_log_source.hidden_lines is 'the lines still to be masked of a private key that is being printed';

create table run_log_chunk (
    log        bigint      not null references run_log on delete cascade,
    sequence   bigint      not null,
    phase      text        not null,
    written_at timestamptz not null,
    first_line bigint      not null,
    line_count int         not null,
    text       text        not null,
    primary key (log, sequence)
);

create unique index run_log_chunk_by_line on run_log_chunk (log, first_line);
