-- Up to where events may have been delivered although `delivered` does not say so, because a
-- connection or a replica ended without having stored it: those are marked when they come again.
-- What may be acknowledged is bounded by `delivered` alone.
alter table relay.session add column perhaps_delivered bigint not null default 0;
