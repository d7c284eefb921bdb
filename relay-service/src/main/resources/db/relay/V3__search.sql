-- The words of public events and where in the content they stand (dev.kith.model.search.Words), for
-- NIP-50. What is gated has none.
create table relay.search (
  position bigint   primary key,
  words    tsvector not null
);

create index search_words on relay.search using gin (words);

-- One row: up to where the log is indexed. Whoever indexes holds its lock until commit.
create table relay.searched (
  only_row boolean primary key default true check (only_row),
  position bigint  not null default 0
);
insert into relay.searched default values;
