-- How long a session keeps ephemeral events that are addressed to its key, in seconds. Such an event
-- stands in the log with the audience 4, which no question but that of such a session finds.
alter table relay.session add column ephemeral_ttl integer not null default 0;
create index session_ephemeral on relay.session (owner) where ephemeral_ttl > 0;
