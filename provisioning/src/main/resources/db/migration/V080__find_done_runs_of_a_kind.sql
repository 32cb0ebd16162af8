-- What a phase usually takes is told from the last successful runs of the same kind.
create index run_done_by_kind on run (kind, number desc) where status = 'APPLIED';
