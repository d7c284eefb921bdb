//! nostr-rs-relay as its own program starts it: nostr-rs-relay CONFIGURATION
//! What that program was locked to no longer compiles (time 0.3.25), so it cannot be installed.

use nostr_rs_relay::{config::Settings, server::start_server};
use std::{env, sync::mpsc};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() {
    tracing_subscriber::fmt::init();
    let settings = Settings::new(&env::args().nth(1)).expect("a configuration");
    let (_never, shutdown) = mpsc::channel();
    start_server(&settings, shutdown).expect("a server");
}
