-- Measures what 0004 decides, on an empty database of PostgreSQL 15 or newer:
--   psql -X -q -d DATABASE -f docs/decisions/0004-measure.sql
-- 200,000 events with three one-letter tags each (p, t, n), in transactions of 500.
\set ON_ERROR_STOP on
\timing off
set client_min_messages = warning;
drop schema if exists measure cascade;
create schema measure;
set search_path = measure;
do $$ begin perform setseed(0.4); end $$;

create table source as
  select i as position, 1790000000 + i as created_at,
         case when i % 3 = 0 then 4040 else 1 end as kind,
         sha256(('author' || i % 1000)::bytea) as pubkey,
         array['p' || encode(sha256(('key' || (random() * 2000)::int)::bytea), 'hex'),
               'ttopic/' || (random() * 20)::int,
               'n' || left(md5('stream' || i % 1000), 16) || ':' || i / 1000 + 1] as values,
         '{"id":"' || encode(sha256(i::text::bytea), 'hex') || '","content":"'
           || repeat(md5(random()::text), 15) || '"}' as json
    from generate_series(1, 200000) i;
alter table source add hashes uuid[], add bytes bytea;
update source set hashes = array(select left(encode(sha256(v::bytea), 'hex'), 32)::uuid
                                   from unnest(values) v),
                  bytes = convert_to(json, 'UTF8');
alter table source add primary key (position);
vacuum analyze source;

create table event_text  (position bigint primary key, created_at bigint, kind int, pubkey bytea,
                          tags uuid[], json text);
create table event_bytea (position bigint primary key, created_at bigint, kind int, pubkey bytea,
                          tags uuid[], json bytea);
create table event_gin (like event_text including all);
create index on event_gin using gin (tags);
create index on event_gin (created_at desc);
create table event_table (like event_text including all);
create table tag_hash (hash uuid, kind int, created_at bigint, position bigint);
create index tag_hash_time     on tag_hash (hash, created_at desc) include (kind, position);
create index tag_hash_position on tag_hash (hash, position) include (kind);
create table event_table_2 (like event_text including all);
create table tag_text (value text, kind int, created_at bigint, position bigint);
create index tag_text_time     on tag_text (value, created_at desc) include (kind, position);
create index tag_text_position on tag_text (value, position) include (kind);

create table result (what text, figure numeric, unit text);

create procedure load(what text, statement text) language plpgsql as $$
declare
  start timestamptz := clock_timestamp();
begin
  for batch in 0..399 loop
    execute statement using batch * 500, batch * 500 + 500;
    commit;
  end loop;
  insert into measure.result values
    (what, round(200000 / extract(epoch from clock_timestamp() - start)), 'events/s');
  commit;
end $$;

-- Values are literals, so that the planner may look at its statistics of them.
create procedure ask(what text, statement text, column_of_asked text) language plpgsql as $$
declare
  start timestamptz;
  tags text[];
  tag text;
begin
  execute format('select %I from measure.asked', column_of_asked) into tags;
  start := clock_timestamp();
  foreach tag in array tags loop
    execute replace(statement, '$1',
      quote_literal(left(encode(sha256(tag::bytea), 'hex'), 32)) || '::uuid');
  end loop;
  insert into measure.result values
    (what, round(extract(epoch from clock_timestamp() - start) * 1000 / cardinality(tags), 2),
     'ms/query');
end $$;

checkpoint;
call load('insert, text', 'insert into measure.event_text
  select position, created_at, kind, pubkey, hashes, json from measure.source
   where position > $1 and position <= $2');
checkpoint;
call load('insert, bytea', 'insert into measure.event_bytea
  select position, created_at, kind, pubkey, hashes, bytes from measure.source
   where position > $1 and position <= $2');
checkpoint;
call load('insert, text and tag table of uuid', 'with added as (
    insert into measure.event_table
    select position, created_at, kind, pubkey, hashes, json from measure.source
     where position > $1 and position <= $2 returning position, kind, created_at, tags)
  insert into measure.tag_hash
  select hash, kind, created_at, position from added cross join unnest(tags) hash');
checkpoint;
call load('insert, text and tag table of text', 'with added as (
    insert into measure.event_table_2
    select position, created_at, kind, pubkey, hashes, json from measure.source
     where position > $1 and position <= $2 returning position)
  insert into measure.tag_text
  select value, kind, created_at, position
    from measure.source cross join unnest(values) value
   where position > $1 and position <= $2');
checkpoint;
call load('insert, text and uuid[] with GIN', 'insert into measure.event_gin
  select position, created_at, kind, pubkey, hashes, json from measure.source
   where position > $1 and position <= $2');
vacuum analyze event_gin, event_table, tag_hash, tag_text;

create table asked as
  select array(select 'p' || encode(sha256(('key' || i)::bytea), 'hex')
                 from generate_series(1, 200) i) as keys,
         array(select 'ttopic/' || 1 + i % 19 from generate_series(1, 100) i) as topics;

call ask('a key''s 100 events, tag table', 'select count(json) from (
  select e.json from measure.tag_hash t join measure.event_table e using (position)
   where t.hash = $1
   order by t.created_at desc limit 100) x', 'keys');
call ask('a key''s 100 events, GIN', 'select count(json) from (
  select json from measure.event_gin
   where tags @> array[$1]
   order by created_at desc limit 100) x', 'keys');
call ask('newest 100 of 10,000 of a topic, tag table', 'select count(json) from (
  select e.json from measure.tag_hash t join measure.event_table e using (position)
   where t.hash = $1
   order by t.created_at desc limit 100) x', 'topics');
call ask('newest 100 of 10,000 of a topic, GIN', 'select count(json) from (
  select json from measure.event_gin
   where tags @> array[$1]
   order by created_at desc limit 100) x', 'topics');

insert into result
  select 'size of ' || c, round(pg_total_relation_size(('measure.' || c)::regclass) / 1048576.0), 'MB'
    from unnest(array['event_text', 'event_bytea', 'event_gin', 'event_table', 'tag_hash', 'tag_text']) c;
\pset footer off
select * from result;
drop schema measure cascade;
