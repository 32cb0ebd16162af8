-- How a site stood before the run that is under way on it: what a run leaves that ends before it has touched anything.
alter table site add column standing text;
