-- How many sites there may be; no number, no limit. Its row lock makes orders that could break a limit wait in line.
create table site_limit (
  single boolean primary key default true check (single),
  per_person int check (per_person >= 0),
  in_all int check (in_all >= 0)
);

insert into site_limit default values;
