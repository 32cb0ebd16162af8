create table audit_entry (
    id            bigint primary key check (id > 0),
    at            timestamptz not null,
    actor         text        not null,
    address       text,
    action        text        not null,
    site          uuid,
    site_name     text,
    run           bigint,
    detail        jsonb       not null,
    previous_hash bytea       not null check (length(previous_hash) = 32),
    hash          bytea       not null check (length(hash) = 32)
);

-- Every filter a page offers, alone or in pairs, is an equality followed by the id: a page is one short index scan.
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_site on audit_entry (site, id) where site is not null;
create index audit_entry_site_name on audit_entry (site_name, id) where site_name is not null;
create index audit_entry_actor_action on audit_entry (actor, action, id);
create index audit_entry_site_name_actor on audit_entry (site_name, actor, id) where site_name is not null;
create index audit_entry_site_name_action on audit_entry (site_name, action, id) where site_name is not null;

-- The end of the chain. Its row lock makes writers append one after another: no fork, no gap, and times that only rise.
create table audit_head (
    single boolean primary key default true check (single),
    id     bigint      not null,
    at     timestamptz not null,
    hash   bytea       not null check (length(hash) = 32)
);

insert into audit_head (id, at, hash) values (0, 'epoch', decode(repeat('00', 32), 'hex'));

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the audit history is only ever appended to' using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_is_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit();

create trigger audit_head_stays
    before insert or delete or truncate on audit_head
    for each statement execute function refuse_change_of_audit();

create function refuse_rewind_of_audit() returns trigger language plpgsql as $$
begin
    if new.id <> old.id + 1 then
        raise exception 'the audit history is only ever appended to' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger audit_head_advances
    before update on audit_head
    for each row execute function refuse_rewind_of_audit();
