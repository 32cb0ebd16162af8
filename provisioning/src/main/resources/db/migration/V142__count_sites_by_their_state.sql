-- The counts above the list, for all sites or for those of an owner, without a look at the sites themselves.
drop index site_by_status;
create index site_by_status on site (status, owner) include (awaits_approval);
