-- What lists search and filter by, of the spec in force: beside the site, so that no search reads the JSON of all specs.
alter table site
  add column title text,
  add column environment text,
  add column tags text[];

update site set
  title = spec.body ->> 'title',
  environment = spec.body ->> 'environment',
  tags = array(select jsonb_array_elements_text(coalesce(spec.body -> 'tags', '[]')))
from site_spec spec
where spec.site_id = site.id and spec.version = site.current_spec_version;

alter table site
  alter column title set not null,
  alter column environment set not null,
  alter column tags set not null;

-- The choice of tags above the list.
create index site_tagged on site (status) include (tags) where tags <> '{}';
