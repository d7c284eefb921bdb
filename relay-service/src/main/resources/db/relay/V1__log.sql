-- The log: every stored event once, at a position that rises in commit order.

-- One row. Whoever appends holds its lock until commit, so positions become visible in their order.
create table relay.log (
  only_row boolean primary key default true check (only_row),
  id       uuid    not null default gen_random_uuid(),
  head     bigint  not null default 0
);
insert into relay.log default values;

create table relay.event (
  position   bigint   primary key,
  id         bytea    not null,
  pubkey     bytea    not null,
  created_at bigint   not null,
  kind       integer  not null,
  address    uuid,               -- hash of kind:pubkey:identifier, for replaceable and addressable kinds
  expires_at bigint,             -- NIP-40, seconds since 1970
  audience   smallint not null,  -- who may read it: dev.kith.relay.access.Audience
  tags       uuid[]   not null,  -- hashes of the one-letter tags, as in relay.tag
  json       text     not null   -- byte for byte as it arrived; JSON has U+0000 only as an escape
);

create unique index event_id          on relay.event (id);
create unique index event_address     on relay.event (address) where address is not null;
create        index event_time        on relay.event (created_at desc, id);
create        index event_author      on relay.event (pubkey, created_at desc, id);
create        index event_author_kind on relay.event (pubkey, kind, created_at desc, id);
create        index event_kind        on relay.event (kind, created_at desc, id);
create        index event_expiry      on relay.event (expires_at) where expires_at is not null;

-- What filters ask for by tag. The hash covers letter and value; values may be longer than an
-- index entry can be.
create table relay.tag (
  hash       uuid    not null,
  kind       integer not null,
  created_at bigint  not null,
  position   bigint  not null
);

create index tag_time     on relay.tag (hash, created_at desc) include (kind, position);
create index tag_position on relay.tag (hash, position) include (kind);

-- The key that all replicas of this relay sign with.
create table relay.identity (
  pubkey     text        primary key,
  secret     text        not null,
  created_at timestamptz not null
);
