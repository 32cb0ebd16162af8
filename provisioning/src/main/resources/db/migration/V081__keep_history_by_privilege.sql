-- Whoever uses these tables may add to them and read them, whatever was granted before; the owner too, unless he is a
-- superuser, whom privileges do not concern. The triggers stay: they stop the superuser as well.
do $$
declare
    somebody text;
begin
    for somebody in
        select distinct case grantee when 'PUBLIC' then 'public' else quote_ident(grantee) end
          from information_schema.role_table_grants
         where table_schema = current_schema() and table_name in ('audit_entry', 'audit_head', 'state_version')
    loop
        execute format('revoke update, delete, truncate, trigger on audit_entry, state_version from %s', somebody);
        execute format('revoke insert, delete, truncate, trigger on audit_head from %s', somebody);
    end loop;
end
$$;
