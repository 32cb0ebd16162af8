-- The snapshot that a destroyed site's database has left in the target, by name.
alter table site add column final_snapshot text;
