-- Sites stay in a target that was taken out of the settings; no new ones go there.
alter table target add column configured boolean not null default true;
