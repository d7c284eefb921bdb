-- The words of public events and where in the content they stand (dev.kith.model.search.Words), for
-- NIP-50. What is gated has none. Events stored before this column are not found.
alter table relay.event add words tsvector;

create index event_words on relay.event using gin (words) where words is not null;
