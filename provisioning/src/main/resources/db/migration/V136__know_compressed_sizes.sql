-- What a registry keeps of an image; unknown until it was pushed to one.
alter table image add column compressed_bytes bigint;
