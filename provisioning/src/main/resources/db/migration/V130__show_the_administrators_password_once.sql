-- Who was shown the password of a site's first administrator. The password itself stays in the target.
create table administrator_password_shown (
  site_id uuid primary key references site,
  shown_by text not null,
  shown_at timestamptz not null
);
