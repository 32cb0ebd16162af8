-- Which run has its turn at a place where one image is built, or pushed, at a time, and which wait there. The turn itself
-- is a lock of a session; a row that a lost worker left behind counts for nothing once its run has ended.
create table image_turn (
  run_number bigint primary key references run,
  place text not null,
  waits boolean not null
);
create index image_turn_by_place on image_turn (place) where not waits;
