-- What a run's plan would do, and the plan itself until it is applied.
create table stack_plan (
    run        bigint primary key references run,
    stack      uuid        not null,
    lineage    text,
    serial     bigint,
    summary    jsonb       not null,
    ciphertext bytea,
    created_at timestamptz not null,
    applied_at timestamptz,
    -- Made from no state at all, or from one version.
    check ((lineage is null) = (serial is null)),
    -- A plan is applied once: what was taken to be applied is not there to be taken again.
    check ((applied_at is null) = (ciphertext is not null))
);

-- Ciphertext does not compress.
alter table stack_plan alter column ciphertext set storage external;
