-- The distinct values of `t` tags, for patterns with wildcards: they are looked up here, and the
-- events then in relay.tag, by hash. A name stays when its last event goes.
create table relay.topic (
  hash uuid primary key,       -- as in relay.tag
  name text collate "C" not null
);

-- Names may be longer than an index entry can be; patterns have at most 512 characters.
create index topic_name on relay.topic (left(name, 512));
