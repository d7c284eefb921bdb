-- Every batch asks who has vanished (NIP-62); few have.
create index event_vanish on relay.event (pubkey, created_at desc) where kind = 62;
