-- A site that its target has forgotten stays lost whatever becomes of the runs that were under way; its status alone is theirs.
alter table site add column lost_at timestamptz;
update site set lost_at = now() where status = 'LOST';
